import { EventModel } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';

type Place = Pick<StreamedEvent, 'partition' | 'offset'>;

/**
 * The log has some events twice: a relay that dies publishes its last batch again. An event stands where it stood
 * first; whoever reads it first writes that down, and since every processor reads in order, all of them would write the
 * same. Answers the batch, of one partition, without the repetitions. An event that is not in the collection stands
 * where it was read.
 */
export async function recordPlaces(batch: readonly StreamedEvent[]): Promise<StreamedEvent[]> {
  const known = new Set<string>();
  const first = batch.filter(({ event: { id } }) => !known.has(id) && known.add(id));
  // Mostly all of them are new, and one statement is all there is to do.
  if ((await writePlaces(first)) === first.length) return first;
  const places = await readPlaces(first);
  return first.filter(({ event, partition, offset }) => {
    const place = places.get(event.id);
    return !place || (place.offset === offset && place.partition === partition);
  });
}

/** Of those that have none yet: a place is written once and for all. Answers how many there were. */
async function writePlaces(batch: readonly StreamedEvent[]): Promise<number> {
  const [some] = batch;
  if (!some) return 0;
  const ids = batch.map(({ event }) => event.id);
  const offset = offsetById([...batch].sort((one, other) => (one.event.id < other.event.id ? -1 : 1)));
  const { modifiedCount } = await EventModel.collection.updateMany({ _id: { $in: ids } as never, offset: null }, [
    // What is read in the log was published: the relay need not write that.
    { $set: { partition: some.partition, offset, published: true } },
  ]);
  return modifiedCount;
}

/**
 * The offset of each document, as an expression over its id. A tree, in the order of ids: a store walks along a list
 * once for each document.
 */
function offsetById(batch: readonly StreamedEvent[]): object | number {
  const half = Math.ceil(batch.length / 2);
  const [lower, upper] = [batch.slice(0, half), batch.slice(half)];
  const [first] = upper;
  if (!first) return lower[0]?.offset ?? -1;
  return { $cond: [{ $lt: ['$_id', first.event.id] }, offsetById(lower), offsetById(upper)] };
}

async function readPlaces(batch: readonly StreamedEvent[]): Promise<Map<string, Place>> {
  const stored = await EventModel.collection
    .find(
      { _id: { $in: batch.map(({ event }) => event.id) } as never, offset: { $gte: 0 } },
      { projection: { partition: 1, offset: 1 } },
    )
    .toArray();
  return new Map(
    stored.map(({ _id, partition, offset }) => [String(_id), { partition: partition ?? -1, offset: offset ?? -1 }]),
  );
}
