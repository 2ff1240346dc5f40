import {
  type AdvisoryDocument,
  AdvisoryModel,
  type ComponentDocument,
  ComponentModel,
  FindingModel,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import { loadAdvisories } from '../advisories/load-advisories.js';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { inBatches } from '../in-batches.js';
import { enqueueJudgements } from '../policies/enqueue-judgements.js';
import { enqueueFixPlans } from './enqueue-fix-plans.js';
import { reconcileFindings } from './reconcile-findings.js';
import { summariseFindings } from './summarise-findings.js';

const advisoriesAtOnce = 100;
const projectsAtOnce = 200;
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
      await context.queue.withLock(lockOf(id), (lost) => followIn(context, purls, [id], lost));
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
  const spokenOf = batch.flatMap(({ packagePurls }) => packagePurls);
  const [uses, findings] = await Promise.all([
    ProjectPackageModel.find({ packagePurl: { $in: spokenOf }, feed: { $ne: 'removed' } })
      .select({ projectId: 1, packagePurl: 1 })
      .lean(),
    FindingModel.find({ advisoryIds: { $in: batch.map(({ _id }) => _id) }, present: true })
      .select({ projectId: 1, packagePurl: 1 })
      .lean(),
  ]);
  const touched = [...uses, ...findings];
  return {
    purls: [...new Set(touched.map(({ packagePurl }) => packagePurl))],
    projectIds: [...new Set(touched.map(({ projectId }) => projectId))].sort(),
  };
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
      await followIn(
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

/** Under the projects' locks, and so after reading what they show now and what is known now. */
async function followIn(
  context: DomainContext,
  purls: readonly string[],
  projectIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const states = await ProjectStateModel.find({ _id: { $in: projectIds }, currentImportId: { $ne: null } })
    .select({ organisationId: 1, currentImportId: 1 })
    .lean();
  const [components, advisories] = await Promise.all([
    readComponents(
      purls,
      states.map(({ currentImportId }) => currentImportId as string),
    ),
    loadAdvisories(purls),
  ]);
  const concerned = await reconcileFindings({
    projects: states.map(({ _id: projectId, organisationId, currentImportId }) => ({
      projectId,
      organisationId,
      components: components.get(currentImportId as string) ?? [],
    })),
    advisories,
    filter: { packagePurl: { $in: purls } },
    cause: { cause: 'advisory', importId: null, occurredAt: new Date() },
    signal,
  });
  // Also where nothing was left to write: an attempt that was cut short has written it, and counted nothing.
  await summariseFindings(...concerned);
  await enqueueFixPlans(context, concerned);
  await enqueueJudgements(
    context,
    states.map(({ organisationId }) => organisationId),
  );
}

async function readComponents(purls: readonly string[], importIds: readonly string[]) {
  const components = await ComponentModel.find({ importId: { $in: importIds }, packagePurl: { $in: purls } })
    .select({ importId: 1, purl: 1, packagePurl: 1, ecosystem: 1, name: 1, version: 1, direct: 1, dev: 1, path: 1 })
    .lean<ComponentDocument[]>();
  return groupedBy(components, ({ importId }) => importId);
}

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
