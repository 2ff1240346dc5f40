import type { Flow } from '@red-tortoise/contracts';
import { type EventDocument, EventModel, StreamOffsetModel } from '@red-tortoise/documents';
import { eventPartitions } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';
import { countDue } from './count-due.js';

const longestSearch = 5_000;
const silentAfter = 30_000;
/** In seconds. */
const behindAfter = 15;

/** How far behind each of the moving parts is. */
export async function readFlow({ database, queue }: DomainContext, now: Date): Promise<Flow> {
  const [outbox, processors, deliveries] = await Promise.all([
    readOutbox(now),
    readProcessors(new Set(Array.from({ length: eventPartitions }, (_, number) => queue.stream.streamName(number)))),
    countDue(database, now),
  ]);
  const state = stateOf([outbox, deliveries.lag, ...processors.map(({ lag }) => lag)], processors, now);
  return { state, outbox, processors, deliveries, at: now.toISOString() };
}

function stateOf(lags: readonly number[], processors: Flow['processors'], now: Date): Flow['state'] {
  const silent = ({ at }: { at: string }) => now.getTime() - Date.parse(at) > silentAfter;
  if (processors.length === 0 || processors.some(silent)) return 'unknown';
  return lags.some((lag) => lag > behindAfter) ? 'behind' : 'ok';
}

/** In seconds. The index holds what is not published yet, the oldest first. */
async function readOutbox(now: Date): Promise<number> {
  const oldest = await EventModel.findOne({ published: false })
    .sort({ observedAt: 1, occurredAt: 1, _id: 1 })
    .select({ observedAt: 1 })
    .hint('outbox')
    .maxTimeMS(longestSearch)
    .lean<Pick<EventDocument, 'observedAt'>>();
  return oldest ? Math.max(0, (now.getTime() - oldest.observedAt.getTime()) / 1_000) : 0;
}

/**
 * One row for each partition of each processor: the furthest behind and the longest silent speak for it. Rows of other
 * streams are another installation's, on the same stores.
 */
async function readProcessors(streams: ReadonlySet<string>): Promise<Flow['processors']> {
  // A row from before these fields says nothing until its processor writes it again.
  const offsets = await StreamOffsetModel.find({ at: { $exists: true } })
    .sort({ _id: 1 })
    .limit(1_000)
    .maxTimeMS(longestSearch)
    .lean();
  const processors = new Map<string, { lag: number; at: number }>();
  for (const { _id, lag, at } of offsets) {
    const end = _id.indexOf('/');
    if (!streams.has(_id.slice(end + 1))) continue;
    const name = _id.slice(0, end);
    const known = processors.get(name) ?? { lag, at: at.getTime() };
    processors.set(name, { lag: Math.max(lag, known.lag), at: Math.min(at.getTime(), known.at) });
  }
  return [...processors].map(([name, { lag, at }]) => ({ name, lag, at: new Date(at).toISOString() }));
}
