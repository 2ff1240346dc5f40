import { type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import { type EventPlace, findEvents } from './find-events.js';

/** In one look through all events. */
const mostPlaces = 100_000;

interface Place {
  id: string;
  offset: number;
}

/**
 * What stood between two places of a partition, in order and in batches, out of the collection of events: what the log
 * has lost, and another processor had read.
 */
export async function* readLost(
  partition: number,
  { after, before }: { after: number; before: number },
  batchSize: number,
  most = mostPlaces,
): AsyncGenerator<StreamedEvent[]> {
  for (let place = after; ; ) {
    const places = await findPlaces(partition, { after: place, before }, most);
    const last = places.at(-1);
    if (!last) return;
    for (let start = 0; start < places.length; start += batchSize)
      yield await readEvents(partition, places.slice(start, start + batchSize));
    place = last.offset;
  }
}

/** The first of them, in order. */
async function findPlaces(
  partition: number,
  { after, before }: { after: number; before: number },
  most: number,
): Promise<Place[]> {
  let places: Place[] = [];
  const first = () => places.sort((one, other) => one.offset - other.offset).slice(0, most);
  const isLost = ({ offset }: EventPlace) => typeof offset === 'number' && offset > after && offset < before;
  for await (const events of findEvents((event) => event.partition === partition && isLost(event))) {
    for (const { _id, offset } of events) places.push({ id: _id, offset: offset as number });
    if (places.length > 2 * most) places = first();
  }
  return first();
}

async function readEvents(partition: number, places: readonly Place[]): Promise<StreamedEvent[]> {
  const found = await EventModel.find({ _id: { $in: places.map(({ id }) => id) } }).lean<EventDocument[]>();
  const byId = new Map(found.map((event) => [event._id, event]));
  return places.flatMap(({ id, offset }) => {
    const event = byId.get(id);
    return event ? [{ event: toEvent(event), partition, offset }] : [];
  });
}
