import { AdvisoryModel, AdvisoryRecordModel, EventModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { asEventDocument } from '../../packages/store/as-event-document.js';
import type { PagePlan } from './plan-page.js';

/**
 * The order is what makes a crash harmless: a record that is stored is done with, so that it is written last. Whatever
 * is cut off, the next load finds it as it was before, and comes to the same events and groups.
 */
export async function writePage({ events, regrouped, texts, added, changed, now }: PagePlan): Promise<void> {
  await insertIgnoringDuplicates(EventModel, events.map(asEventDocument));
  await write(
    AdvisoryModel,
    regrouped.map(({ id, names }) => {
      // Whoever lets findings follow tells by `storedAt` that a record was written again meanwhile.
      const state = { group: names[0], names, storedAt: now, findingsPending: true };
      return { updateOne: { filter: { _id: id }, update: { $set: state } } };
    }),
  );
  await writeTexts(texts, new Set(added.map(({ _id }) => _id)));
  await insertIgnoringDuplicates(AdvisoryModel, added);
  await write(AdvisoryModel, changed.map(replacing));
}

/** Inserting is much faster than replacing, and nearly always enough; a cut-off load may have left older texts. */
async function writeTexts(texts: PagePlan['texts'], added: ReadonlySet<string>): Promise<void> {
  const fresh = texts.filter(({ _id }) => added.has(_id));
  const inserted = await insertIgnoringDuplicates(AdvisoryRecordModel, fresh);
  const replaced = inserted < fresh.length ? texts : texts.filter(({ _id }) => !added.has(_id));
  await write(AdvisoryRecordModel, replaced.map(replacing));
}

function replacing<Document extends { _id: string }>({ _id, ...replacement }: Document) {
  return { replaceOne: { filter: { _id }, replacement, upsert: true } };
}

interface Writable {
  collection: { bulkWrite(writes: never, options: { ordered: false }): Promise<unknown> };
}

async function write(model: Writable, writes: object[]): Promise<void> {
  if (writes.length > 0) await model.collection.bulkWrite(writes as never, { ordered: false });
}
