import { type AdvisoryDocument, AdvisoryModel, FindingModel, ProjectPackageModel } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';
import { followInProjects } from './follow-in-projects.js';

const advisoriesAtOnce = 100;
const projectsAtOnce = 200;
/** How often to look whether another process is done, in milliseconds. */
const busyWait = 300;

type PendingAdvisory = Pick<AdvisoryDocument, '_id' | 'packagePurls' | 'storedAt'>;

/**
 * Lets the findings of all projects follow the advisories whose state is new, until none is left. What was not reached
 * before a crash is still marked, and followed the next time. One at a time among all processes: who finds another at
 * it waits until that one has done the work. Answers how many advisories this one did.
 */
export async function followAdvisories(
  context: DomainContext,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  while (!signal.aborted && (await AdvisoryModel.exists({ findingsPending: true }))) {
    const followed = await context.queue.withFreeLocks(['follow-advisories'], (held, lost) =>
      held.length === 0 ? null : followAll(context, AbortSignal.any([signal, lost])),
    );
    if (followed !== null) return followed;
    await pause(busyWait, signal);
  }
  return 0;
}

async function followAll(context: DomainContext, signal: AbortSignal): Promise<number> {
  for (let followed = 0; ; ) {
    const done = await followPending(context, signal);
    if (done === 0) return followed;
    followed += done;
  }
}

/** Projects that are being imported just now come last, so that they hold up nobody else's. */
async function followPending(context: DomainContext, signal: AbortSignal): Promise<number> {
  const delayed: { batch: PendingAdvisory[]; purls: string[]; busy: string[] }[] = [];
  let followed = 0;
  for await (const batch of readPending(signal)) {
    const { purls, projectIds } = await findTouched(batch);
    const busy = await followWhereFree(context, purls, projectIds, signal);
    if (busy.length === 0) followed += await clearPending(batch);
    else delayed.push({ batch, purls, busy });
  }
  for (const { batch, purls, busy } of delayed) {
    for (const id of busy) {
      if (signal.aborted) return followed;
      await context.queue.withLock(lockOf(id), (lost) => followInProjects(context, purls, [id], lost));
    }
    followed += await clearPending(batch);
  }
  return followed;
}

async function* readPending(signal: AbortSignal): AsyncGenerator<PendingAdvisory[]> {
  for (let after = ''; !signal.aborted; ) {
    const batch = await AdvisoryModel.find({ findingsPending: true, _id: { $gt: after } })
      .select({ packagePurls: 1, storedAt: 1 })
      .sort({ _id: 1 })
      .limit(advisoriesAtOnce)
      .lean<PendingAdvisory[]>();
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last._id;
  }
}

/** The packages that advisories speak of, or spoke of when findings were opened, and the projects that use them. */
async function findTouched(batch: readonly PendingAdvisory[]): Promise<{ purls: string[]; projectIds: string[] }> {
  const spokenOf = new Set(batch.flatMap(({ packagePurls }) => packagePurls));
  const purls = new Set<string>();
  const projectIds = new Set<string>();
  const add = async (find: (field: 'packagePurl' | 'projectId') => Promise<string[]>) => {
    for (const purl of await find('packagePurl')) purls.add(purl);
    for (const projectId of await find('projectId')) projectIds.add(projectId);
  };
  for (const packagePurls of inBatches([...spokenOf], 1_000)) {
    const used = { packagePurl: { $in: packagePurls }, feed: { $ne: 'removed' as const } };
    await add((field) => ProjectPackageModel.distinct(field, used));
  }
  const found = { advisoryIds: { $in: batch.map(({ _id }) => _id) }, present: true };
  await add((field) => FindingModel.distinct(field, found));
  return { purls: [...purls], projectIds: [...projectIds].sort() };
}

/** Answers the projects that it left out, since somebody else holds their lock or it is time to stop. */
async function followWhereFree(
  context: DomainContext,
  purls: readonly string[],
  projectIds: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const busy: string[] = [];
  for (const chunk of inBatches(projectIds, projectsAtOnce)) {
    if (signal.aborted) {
      busy.push(...chunk);
      continue;
    }
    await context.queue.withFreeLocks(chunk.map(lockOf), async (held, lost) => {
      const isHeld = new Set(held);
      busy.push(...chunk.filter((id) => !isHeld.has(lockOf(id))));
      await followInProjects(
        context,
        purls,
        chunk.filter((id) => isHeld.has(lockOf(id))),
        lost,
      );
    });
  }
  return busy;
}

const lockOf = (projectId: string) => `project:${projectId}`;

/** An advisory that was stored anew in the meantime stays marked. */
async function clearPending(batch: readonly PendingAdvisory[]): Promise<number> {
  await AdvisoryModel.bulkWrite(
    batch.map(({ _id, storedAt }) => ({
      updateOne: { filter: { _id, storedAt }, update: { $set: { findingsPending: false } } },
    })),
    { ordered: false },
  );
  return batch.length;
}
