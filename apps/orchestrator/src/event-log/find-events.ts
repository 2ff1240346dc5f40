import { type EventDocument, EventModel } from '@red-tortoise/documents';

const pageSize = 5_000;

export type EventPlace = Pick<EventDocument, '_id' | 'observedAt' | 'published' | 'partition' | 'offset'>;

/**
 * Those of all events that are wanted, page by page. No index knows of places, since they are asked for once in years;
 * and one statement over millions of events would take longer than a store may.
 */
export async function* findEvents(isWanted: (event: EventPlace) => boolean): AsyncGenerator<EventPlace[]> {
  for (let after = ''; ; ) {
    const page = await EventModel.find({ _id: { $gt: after } })
      .select({ observedAt: 1, published: 1, partition: 1, offset: 1 })
      .sort({ _id: 1 })
      .limit(pageSize)
      .batchSize(pageSize)
      .lean<EventPlace[]>();
    const last = page.at(-1);
    if (!last) return;
    yield page.filter(isWanted);
    after = last._id;
  }
}
