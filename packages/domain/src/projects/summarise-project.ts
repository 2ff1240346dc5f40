import {
  ComponentModel,
  NotAssessedModel,
  PackageModel,
  type ProjectStateDocument,
  ProjectStateModel,
} from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { noFindings, summariseFindings } from '../findings/summarise-findings.js';
import { keepVerdicts } from '../policies/keep-verdicts.js';

interface Totals {
  components: number;
  direct: number;
  dev: number;
  deprecated: number;
  installScripts: number;
  notFetched: number;
}
const licencesShown = 50;
const noTotals: Totals = { components: 0, direct: 0, dev: 0, deprecated: 0, installScripts: 0, notFetched: 0 };

/** Counts over the current import and the findings, and keeps the counts with the project, so that lists need not count. */
export async function summariseProject(context: DomainContext, projectId: string): Promise<void> {
  await summariseComponents(projectId);
  await summariseOutcome(context, projectId);
}

/** The findings and the verdict: what follows from the components and from what is known. */
export async function summariseOutcome(context: DomainContext, projectId: string): Promise<void> {
  await summariseFindings(projectId);
  await keepVerdicts(context, [projectId]);
}

export async function summariseComponents(projectId: string): Promise<void> {
  const state = await ProjectStateModel.findById(projectId).lean();
  const importId = state?.currentImportId;
  if (!importId) return;
  const counts = await countImport(importId);
  // What others count stays as it is, whenever they have written it.
  const summary = { $mergeObjects: [{ $literal: notCountedHere }, '$summary', { $literal: counts }] };
  await ProjectStateModel.collection.updateOne({ _id: projectId as never, currentImportId: importId }, [
    { $set: { summary } },
  ]);
}

type Summary = NonNullable<ProjectStateDocument['summary']>;
const notCountedHere: Pick<Summary, 'findings' | 'verdict'> = { findings: noFindings, verdict: 'pass' };

async function countImport(importId: string): Promise<Omit<Summary, keyof typeof notCountedHere>> {
  const match = { $match: { importId } };
  const [totals, behind, licences, notAssessed, oldestFetchAt] = await Promise.all([
    ComponentModel.aggregate<Totals>([match, { $group: { _id: null, ...totalFields() } }]),
    ComponentModel.aggregate<{ _id: string; components: number }>([match, countBy('$facts.behind')]),
    ComponentModel.aggregate<{ _id: string | null; components: number }>([
      match,
      countBy({ $ifNull: ['$facts.licence', { $ifNull: ['$declaredLicence', null] }] }),
      { $sort: { components: -1, _id: 1 } },
      { $limit: licencesShown },
    ]),
    NotAssessedModel.countDocuments({ importId }),
    findOldestFetch(importId),
  ]);
  const countOf = (level: string) => behind.find((row) => row._id === level)?.components ?? 0;
  const { components, direct, dev, deprecated, installScripts, notFetched } = totals[0] ?? noTotals;
  return {
    components,
    direct,
    dev,
    deprecated,
    installScripts,
    notFetched,
    behind: {
      none: countOf('none'),
      patch: countOf('patch'),
      minor: countOf('minor'),
      major: countOf('major'),
      unknown: countOf('unknown'),
    },
    notAssessed,
    licences: licences.map((row) => ({ licence: row._id, components: row.components })),
    oldestFetchAt,
    updatedAt: new Date(),
  };
}

const one = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
const countBy = (key: unknown) => ({ $group: { _id: key, components: { $sum: 1 } } }) as const;

function totalFields() {
  return {
    components: { $sum: 1 },
    direct: one('$direct'),
    dev: one('$dev'),
    deprecated: one({ $ne: [{ $ifNull: ['$facts.deprecated', null] }, null] }),
    installScripts: one('$facts.installScripts'),
    notFetched: one({ $ne: ['$facts.fetched', true] }),
  };
}

async function findOldestFetch(importId: string): Promise<Date | null> {
  const purls = await ComponentModel.distinct('packagePurl', { importId, 'facts.fetched': true });
  if (purls.length === 0) return null;
  const oldest = await PackageModel.findOne({ _id: { $in: purls.slice(0, 5_000) }, fetchedAt: { $ne: null } })
    .sort({ fetchedAt: 1 })
    .select({ fetchedAt: 1 })
    .lean();
  return oldest?.fetchedAt ?? null;
}
