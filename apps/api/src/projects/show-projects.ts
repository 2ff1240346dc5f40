import type { Project } from '@red-tortoise/contracts';
import type { Project as ProjectRow } from '@red-tortoise/database';
import {
  type ImportDocument,
  ImportModel,
  type ProjectStateDocument,
  ProjectStateModel,
} from '@red-tortoise/documents';

type CurrentImport = Pick<ImportDocument, '_id' | 'filename' | 'format' | 'finishedAt'>;
interface LatestImport {
  _id: string;
  importId: string;
  state: ImportDocument['state'];
}

export async function showProject(row: ProjectRow): Promise<Project> {
  const [project] = await showProjects([row]);
  return project as Project;
}

/** Projects as their readers see them: the rows of Postgres with what MongoDB knows of each, in the rows' order. */
export async function showProjects(rows: readonly ProjectRow[]): Promise<Project[]> {
  const ids = rows.map((row) => row.id);
  const [states, latest] = await Promise.all([ProjectStateModel.find({ _id: { $in: ids } }).lean(), findLatest(ids)]);
  const currentIds = states.map((state) => state.currentImportId).filter((id) => id !== null);
  const current = await ImportModel.find({ _id: { $in: currentIds } })
    .select({ filename: 1, format: 1, finishedAt: 1 })
    .lean<CurrentImport[]>();
  return rows.map((row) => {
    const state = states.find(({ _id }) => _id === row.id);
    const shown = current.find(({ _id }) => _id === state?.currentImportId);
    return show(
      row,
      state,
      shown,
      latest.find(({ _id }) => _id === row.id),
    );
  });
}

/** The import of each project that was asked for last, whatever became of it. */
function findLatest(projectIds: string[]): Promise<LatestImport[]> {
  return ImportModel.aggregate<LatestImport>([
    { $match: { projectId: { $in: projectIds } } },
    { $project: { projectId: 1, state: 1, requestedAt: 1 } },
    { $sort: { requestedAt: -1, _id: -1 } },
    { $group: { _id: '$projectId', importId: { $first: '$_id' }, state: { $first: '$state' } } },
  ]);
}

function show(
  row: ProjectRow,
  state: ProjectStateDocument | undefined,
  current: CurrentImport | undefined,
  latest: LatestImport | undefined,
): Project {
  return {
    id: row.id,
    organisationId: row.organisationId,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    currentImport: current
      ? {
          id: current._id,
          filename: current.filename,
          format: current.format,
          finishedAt: current.finishedAt?.toISOString() ?? null,
        }
      : null,
    latestImport: latest ? { id: latest.importId, state: latest.state } : null,
    summary: state?.summary
      ? {
          ...state.summary,
          oldestFetchAt: state.summary.oldestFetchAt?.toISOString() ?? null,
          updatedAt: state.summary.updatedAt.toISOString(),
        }
      : null,
  };
}
