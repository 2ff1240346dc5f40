import { matchComponents } from '@red-tortoise/advisories';
import {
  AdvisoryModel,
  EventModel,
  type FindingDocument,
  FindingModel,
  insertIgnoringDuplicates,
} from '@red-tortoise/documents';
import type { LoadedAdvisories } from '../advisories/load-advisories.js';
import type { ProjectScope } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { inBatches } from '../in-batches.js';
import type { FindingsCause } from './finding-changes.js';
import { type FindingComponent, groupMatches } from './finding-group.js';
import { type FindingChange, type FindingsPlan, planFindings } from './plan-findings.js';

/** A project, and what is installed there of the packages that are looked at. */
interface InstalledPackages extends ProjectScope {
  components: readonly FindingComponent[];
}

interface Reconciliation {
  projects: readonly InstalledPackages[];
  /** What is known about these packages. */
  advisories: LoadedAdvisories;
  /** Which stored findings of the projects are about them. */
  filter: Record<string, unknown>;
  cause: FindingsCause;
  /** Fires when the projects' locks were lost. */
  signal: AbortSignal;
}

/**
 * Makes the stored findings say what is true. Runs under the projects' locks; the events are written first, so that
 * running again after a crash says the same once more. Answers the projects that have something to do with it.
 */
export async function reconcileFindings({ projects, ...rest }: Reconciliation): Promise<string[]> {
  const grouped = projects.map((project) => {
    const { matches } = matchComponents(rest.advisories.index, project.components);
    return { ...project, groups: groupMatches(matches, rest.advisories.byId) };
  });
  for (;;) {
    const stored = await readStored(rest.filter, projects);
    const inForce = await findInForce([...stored.values()].flat(), rest.advisories);
    const plans = grouped.map((project) =>
      planFindings({ ...project, inForce, stored: stored.get(project.projectId) ?? [] }, rest.cause, new Date()),
    );
    rest.signal.throwIfAborted();
    if (await write(plans))
      return grouped
        .filter(({ projectId, groups }) => groups.length > 0 || stored.has(projectId))
        .map(({ projectId }) => projectId);
  }
}

async function readStored(filter: Record<string, unknown>, projects: readonly InstalledPackages[]) {
  const projectId = { $in: projects.map((project) => project.projectId) };
  const stored = await FindingModel.find({ ...filter, projectId }).lean<FindingDocument[]>();
  return groupedBy(stored, (finding) => finding.projectId);
}

/** A record that stored findings name and that was not among the loaded ones speaks of other packages, or is withdrawn. */
async function findInForce(stored: readonly FindingDocument[], { byId }: LoadedAdvisories): Promise<Set<string>> {
  const named = new Set(stored.filter(({ present }) => present).flatMap(({ advisoryIds }) => advisoryIds));
  const missing = [...named].filter((id) => !byId.has(id));
  const elsewhere = missing.length > 0 ? await AdvisoryModel.distinct('_id', inForce(missing)) : [];
  return new Set([...byId.keys(), ...elsewhere]);
}

const inForce = (ids: string[]) => ({ _id: { $in: ids }, withdrawnAt: null });

/** False when somebody decided about one of the findings in between: then look again. */
async function write(plans: readonly FindingsPlan[]): Promise<boolean> {
  const moved = <T>(list: (plan: FindingsPlan) => T[]) => plans.flatMap(list);
  await insertIgnoringDuplicates(
    EventModel,
    moved((plan) => plan.events),
  );
  await insertIgnoringDuplicates(
    FindingModel,
    moved((plan) => plan.added),
  );
  let missed = 0;
  for (const batch of inBatches(
    moved((plan) => plan.changed),
    1_000,
  )) {
    const { matchedCount } = await FindingModel.collection.bulkWrite(batch.map(toUpdate), { ordered: false });
    missed += batch.length - matchedCount;
  }
  return missed === 0;
}

function toUpdate({ _id, decidedAt, set }: FindingChange) {
  return { updateOne: { filter: { _id: _id as never, 'triage.at': decidedAt }, update: { $set: set } } };
}
