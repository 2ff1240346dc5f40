import { Injectable } from '@nestjs/common';
import type { Flow } from '@red-tortoise/contracts';
import { type EventDocument, EventModel, StreamOffsetModel } from '@red-tortoise/documents';
import { Stores } from '../stores/stores.js';
import { countDue } from './count-due.js';

/** However many look at the status page, the stores are asked this often at the most. In milliseconds. */
const cachedFor = 2_000;
const longestSearch = 5_000;
const silentAfter = 30_000;
/** In seconds. */
const behindAfter = 15;

@Injectable()
export class FlowService {
  private cached: { until: number; flow: Promise<Flow> } | null = null;

  constructor(private readonly stores: Stores) {}

  get(): Promise<Flow> {
    const now = Date.now();
    if (this.cached && now < this.cached.until) return this.cached.flow;
    const flow = this.read(new Date(now));
    this.cached = { until: now + cachedFor, flow };
    // What failed is asked again.
    flow.catch(() => {
      this.cached = null;
    });
    return flow;
  }

  private async read(now: Date): Promise<Flow> {
    const [outbox, processors, deliveries] = await Promise.all([
      readOutbox(now),
      readProcessors(),
      countDue(this.stores.database, now),
    ]);
    const state = stateOf([outbox, deliveries.lag, ...processors.map(({ lag }) => lag)], processors, now);
    return { state, outbox, processors, deliveries, at: now.toISOString() };
  }
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

/** One row for each partition of each processor: the furthest behind and the longest silent speak for it. */
async function readProcessors(): Promise<Flow['processors']> {
  const offsets = await StreamOffsetModel.find({}).sort({ _id: 1 }).limit(1_000).maxTimeMS(longestSearch).lean();
  const processors = new Map<string, { lag: number; at: number }>();
  for (const { _id, lag, at } of offsets) {
    const name = _id.slice(0, _id.indexOf('/'));
    const known = processors.get(name) ?? { lag, at: at.getTime() };
    processors.set(name, { lag: Math.max(lag, known.lag), at: Math.min(at.getTime(), known.at) });
  }
  return [...processors].map(([name, { lag, at }]) => ({ name, lag, at: new Date(at).toISOString() }));
}
