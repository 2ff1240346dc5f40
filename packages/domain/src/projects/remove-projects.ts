import {
  ComponentModel,
  EventModel,
  FindingModel,
  FindingTrendModel,
  ImportContentModel,
  ImportModel,
  NotAssessedModel,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { projectAudience } from '../feed/feed-entry.js';
import { removeEntries } from '../feed/write-entries.js';
import { unwantPackages } from '../packages/want-packages.js';

/** Removes what deleted projects leave behind, the row in Postgres last: until then a crash only repeats the work. */
export async function removeDeletedProjects(context: DomainContext): Promise<number> {
  const deleted = await context.database.project.findMany({
    where: { deletedAt: { not: null } },
    select: { id: true },
    take: 100,
  });
  for (const { id } of deleted) {
    await context.queue.withLock(`project:${id}`, () => removeProjectData(context, id));
    await context.database.project.deleteMany({ where: { id, deletedAt: { not: null } } });
  }
  return deleted.length;
}

/** Everything of a project in MongoDB. Runs under the project's lock; safe to run again. */
export async function removeProjectData(context: DomainContext, projectId: string): Promise<void> {
  const imports = await ImportModel.find({ projectId }).select({ _id: 1 }).lean();
  const purls = await ProjectPackageModel.distinct('packagePurl', { projectId });
  await ImportContentModel.deleteMany({ importId: { $in: imports.map(({ _id }) => _id) } });
  for (const { _id: importId } of imports) {
    await ComponentModel.deleteMany({ importId });
    await NotAssessedModel.deleteMany({ importId });
  }
  await FindingModel.deleteMany({ projectId });
  await FindingTrendModel.deleteMany({ projectId });
  // Who they are for goes before the entries, so that nobody writes them again.
  await ProjectPackageModel.updateMany({ projectId }, { $set: { feed: 'removed' } });
  await ProjectStateModel.deleteOne({ _id: projectId });
  await removeEntries({ audience: projectAudience(projectId), packagePurls: null });
  await ProjectPackageModel.deleteMany({ projectId });
  await ImportModel.deleteMany({ projectId });
  await EventModel.deleteMany({ subject: projectAudience(projectId) });
  await unwantPackages(context, purls);
}
