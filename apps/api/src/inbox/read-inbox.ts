import type { getInbox } from '@red-tortoise/contracts';
import { type AlertDocument, AlertModel } from '@red-tortoise/documents';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../http/cursor.js';

type InboxQuery = z.output<typeof getInbox.query>;

const longestRead = 5_000;
const Place = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.string().max(64) });

const notSnoozed = (now: Date) => ({ snoozedUntil: { $not: { $gt: now } } });
/** What each list holds. A snooze that is over is none. */
const shelves = {
  open: { states: ['unread', 'read'], when: notSnoozed },
  unread: { states: ['unread'], when: notSnoozed },
  snoozed: { states: ['unread'], when: (now: Date) => ({ snoozedUntil: { $gt: now } }) },
  done: { states: ['done'], when: () => ({}) },
} as const;

/** For a query over what is in a person's inbox and meets their eye, in one of these states. */
export function openFilter(userId: string, states: readonly AlertDocument['state'][], now: Date) {
  return { owner: userId, inbox: true, state: { $in: [...states] }, ...notSnoozed(now) };
}

/** One page of a person's inbox, and the cursor of the next. Each state is one walk along the index. */
export async function readInbox(
  userId: string,
  { show, limit, cursor }: InboxQuery,
): Promise<{ rows: AlertDocument[]; next: string | null }> {
  const place = decodeCursor(Place, cursor);
  const { states, when } = shelves[show];
  const filter = { ...when(new Date()), ...behind(place) };
  const walks = states.map((state) =>
    AlertModel.find({ owner: userId, inbox: true, state, ...filter })
      .sort({ at: -1, _id: -1 })
      .hint('inbox')
      .limit(limit + 1)
      .maxTimeMS(longestRead)
      .lean<AlertDocument[]>(),
  );
  const rows = (await Promise.all(walks))
    .flat()
    .sort(newestFirst)
    .slice(0, limit + 1);
  return cutPage(rows, limit, ({ at, _id }) => ({ at: at.toISOString(), id: _id }));
}

/** The bound on the moment is where the walk starts; the alternatives pass over ties. */
function behind(place: z.output<typeof Place> | undefined): Record<string, unknown> {
  if (!place) return {};
  const { at, id } = place;
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: id } }] };
}

function newestFirst(one: AlertDocument, other: AlertDocument): number {
  const difference = other.at.getTime() - one.at.getTime();
  if (difference !== 0) return difference;
  return one._id < other._id ? 1 : -1;
}
