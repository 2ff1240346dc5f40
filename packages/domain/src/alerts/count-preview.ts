import type { EventType } from '@red-tortoise/contracts';
import { EventModel, FeedEntryModel } from '@red-tortoise/documents';

/** More alerts than that nobody wants: "10,000 and more" is as good as the number. */
const eventsCounted = 10_000;
/** One event has an entry for each project that it touches; beyond that many nobody waits for all of them. */
const mostEntriesRead = 30_000;
/** How long a query of a preview may take, in milliseconds. */
export const longestPreview = 5_000;

/** How many different events there were, for each local date and type. */
export interface PreviewCounts {
  rows: { date: string; type: EventType; alerts: number }[];
  /** There are more, further back. */
  bounded: boolean;
}

type Counted = { _id: { date: string; type: EventType }; alerts: number; entries: number };

const byDateAndType = (at: string, type: string, timezone: string) => ({
  date: { $dateToString: { date: at, format: '%Y-%m-%d', timezone } },
  type,
});

/** Counts the newest events that meet this filter. */
export async function countEvents(filter: object, timezone: string): Promise<PreviewCounts> {
  const counted = await EventModel.aggregate<Omit<Counted, 'entries'>>([
    { $match: filter },
    { $sort: { occurredAt: -1 } },
    { $limit: eventsCounted },
    { $group: { _id: byDateAndType('$occurredAt', '$type', timezone), alerts: { $sum: 1 } } },
  ]).option({ maxTimeMS: longestPreview });
  const rows = counted.map(({ _id, alerts }) => ({ ..._id, alerts }));
  return { rows, bounded: rows.reduce((sum, { alerts }) => sum + alerts, 0) >= eventsCounted };
}

/** Counts the newest events whose entries meet all of these filters; `feeds` is how many entries one may have. */
export async function countPreview(
  filters: readonly object[],
  feeds: number,
  timezone: string,
): Promise<PreviewCounts> {
  const entriesRead = Math.min(mostEntriesRead, eventsCounted * Math.max(1, feeds));
  const counted = await FeedEntryModel.aggregate<Counted>([
    { $match: { $and: [...filters] } },
    { $sort: { occurredAt: -1, eventId: -1 } },
    { $limit: entriesRead },
    // The entries of an event agree in these; as one key they cost half of what `$first` would.
    { $group: { _id: { eventId: '$eventId', type: '$type', at: '$occurredAt' }, entries: { $sum: 1 } } },
    { $sort: { '_id.at': -1 } },
    { $limit: eventsCounted },
    {
      $group: {
        _id: byDateAndType('$_id.at', '$_id.type', timezone),
        alerts: { $sum: 1 },
        entries: { $sum: '$entries' },
      },
    },
  ]).option({ maxTimeMS: longestPreview });
  const sum = (of: 'alerts' | 'entries') => counted.reduce((total, one) => total + one[of], 0);
  return {
    rows: counted.map(({ _id, alerts }) => ({ ..._id, alerts })),
    bounded: sum('alerts') >= eventsCounted || sum('entries') >= entriesRead,
  };
}
