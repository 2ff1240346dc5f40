import { EventModel } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';

type Place = Pick<StreamedEvent, 'partition' | 'offset'>;

/**
 * The log has some events twice: a relay that dies publishes its last batch again. An event stands where it stood
 * first; whoever reads it first writes that down, and since every processor reads in order, all of them would write the
 * same. Answers the batch without the repetitions. An event that is not in the collection stands where it was read.
 */
export async function recordPlaces(batch: readonly StreamedEvent[]): Promise<StreamedEvent[]> {
  const places = await readPlaces(batch);
  const news: StreamedEvent[] = [];
  const known = new Map<string, Place>();
  for (const one of batch) {
    const { id } = one.event;
    if (known.has(id)) continue;
    const place = places.get(id);
    known.set(id, place ?? one);
    if (place === null) news.push(one);
  }
  await writePlaces(news);
  return batch.filter(({ event, partition, offset }) => {
    const place = known.get(event.id);
    return place?.offset === offset && place.partition === partition;
  });
}

/** By event: its place, or null for one that has none yet. */
async function readPlaces(batch: readonly StreamedEvent[]): Promise<Map<string, Place | null>> {
  const stored = await EventModel.collection
    .find({ _id: { $in: batch.map(({ event }) => event.id) } as never }, { projection: { partition: 1, offset: 1 } })
    .toArray();
  return new Map(
    stored.map(({ _id, partition, offset }) => [
      String(_id),
      typeof partition === 'number' && typeof offset === 'number' ? { partition, offset } : null,
    ]),
  );
}

/** Once and for all: one that somebody else wrote down in between stays. */
async function writePlaces(news: readonly StreamedEvent[]): Promise<void> {
  if (news.length === 0) return;
  await EventModel.collection.bulkWrite(
    news.map(({ event, partition, offset }) => ({
      updateOne: { filter: { _id: event.id as never, offset: null }, update: { $set: { partition, offset } } },
    })),
    { ordered: false },
  );
}
