import { EventModel, insertIgnoringDuplicates, PackageModel, VersionModel } from '@red-tortoise/documents';
import type { Ecosystem } from './ecosystem.js';
import type { KnownLookUp } from './look-up.js';
import { asEventDocument } from './store/as-event-document.js';
import type { Lifetimes } from './store/next-look-up.js';
import type { LookPlan } from './store/plan-look.js';
import { planLooks } from './store/plan-looks.js';

/**
 * Records a page of look-ups and answers how many. Two reads and at most five writes in bulk, however many packages.
 *
 * The order is what makes a crash harmless: events first, then versions, the package last. Whatever is cut off, the next
 * look still finds the package as it was before, tells the same events with the same ids, and writes them once.
 */
export function loadInto(ecosystem: Ecosystem, lifetimes: Lifetimes) {
  return async function load(lookUps: KnownLookUp[]): Promise<number> {
    const plans = await planLooks(lookUps, { ecosystem, lifetimes });
    await writeEvents(plans);
    await writeVersions(plans);
    await writePackages(plans);
    return lookUps.length;
  };
}

async function writeEvents(plans: LookPlan[]): Promise<void> {
  await insertIgnoringDuplicates(EventModel, plans.flatMap(({ events }) => events).map(asEventDocument));
}

async function writeVersions(plans: LookPlan[]): Promise<void> {
  await insertIgnoringDuplicates(
    VersionModel,
    plans.flatMap(({ versions }) => versions.added),
  );
  const changed = plans.flatMap(({ versions }) =>
    versions.changed.map(({ _id, ...rest }) => ({ updateOne: { filter: { _id }, update: { $set: rest } } })),
  );
  const removed = plans
    .filter(({ versions }) => versions.removed.length > 0)
    .map(({ versions, attemptedAt }) => ({
      updateMany: { filter: { _id: { $in: versions.removed } }, update: { $set: { unpublishedAt: attemptedAt } } },
    }));
  const writes = [...changed, ...removed];
  if (writes.length > 0) await VersionModel.collection.bulkWrite(writes as never, { ordered: false });
}

async function writePackages(plans: LookPlan[]): Promise<void> {
  const writes = plans.map(({ purl, state }) => ({ updateOne: { filter: { _id: purl }, update: { $set: state } } }));
  await PackageModel.collection.bulkWrite(writes as never, { ordered: false });
}
