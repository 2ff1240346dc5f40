import { StreamOffsetModel } from '@red-tortoise/documents';
import { eventPartitions, type Queue } from '@red-tortoise/queue';

/** How far a reader has the event log: the last offset of each partition, -1 for none. */
export type LivePlace = readonly number[];

/** What the feed holds for certain: everything up to the offsets that its processor has stored. */
export async function currentPlace(queue: Queue): Promise<LivePlace> {
  const ids = Array.from(
    { length: eventPartitions },
    (_, partition) => `feed-fan-out/${queue.stream.streamName(partition)}`,
  );
  const stored = await StreamOffsetModel.find({ _id: { $in: ids } })
    .select({ offset: 1 })
    .lean();
  return ids.map((id) => stored.find(({ _id }) => _id === id)?.offset ?? -1);
}

/** As an event id: `12.40.-1.7`. */
export const placeText = (place: LivePlace): string => place.join('.');

/** Null for what is no place of ours. */
export function readPlace(text: string | undefined): LivePlace | null {
  const parts = text?.split('.') ?? [];
  if (parts.length !== eventPartitions || !parts.every((part) => /^(-1|\d{1,15})$/.test(part))) return null;
  return parts.map(Number);
}

/** Whether a place has anything that the other has not. */
export function isBehind(place: LivePlace, current: LivePlace): boolean {
  return current.some((offset, partition) => offset > (place[partition] ?? -1));
}

/** In each partition the one that is further, or the one that is not. */
export const furtherPlace = (one: LivePlace, other: LivePlace): LivePlace =>
  // As a rule the other is all of it: a thousand readers then share one place.
  isBehind(other, one) ? one.map(pickBy(Math.max, other)) : other;
export const nearerPlace = (one: LivePlace, other: LivePlace): LivePlace => one.map(pickBy(Math.min, other));
const pickBy = (pick: typeof Math.max, other: LivePlace) => (offset: number, partition: number) =>
  pick(offset, other[partition] ?? -1);
