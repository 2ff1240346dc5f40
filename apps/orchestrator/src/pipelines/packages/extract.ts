import { inParallel } from './in-parallel.js';
import type { DueLookUp, LookUp } from './look-up.js';
import { type Registry, RegistryClient } from './registry/registry-client.js';

export interface ExtractOptions extends Registry {
  /**
   * Whose turn it is, after the one with that cursor (null: from the start), at most `limit`, in an order that looking
   * them up does not change. Nothing more: the run is over.
   */
  due(query: { after: string | null; limit: number }): Promise<DueLookUp[]>;
  pageSize: number;
  /** Look-ups at the same time. */
  concurrency: number;
  /** The most look-ups of one run; null: no limit. */
  budget: number | null;
}

/** Looks up package after package; a page is a handful of look-ups, its cursor the last one's. */
export function extractWith(options: ExtractOptions) {
  return async function* extract(run: {
    cursor: string | null;
    signal: AbortSignal;
  }): AsyncGenerator<{ items: LookUp[]; cursor: string }> {
    const client = new RegistryClient(options);
    let { cursor } = run;
    let asked: string | null = null;
    let left = options.budget ?? Number.POSITIVE_INFINITY;
    while (left > 0) {
      run.signal.throwIfAborted();
      const due = await options.due({ after: cursor, limit: Math.min(options.pageSize, left) });
      const last = due.at(-1);
      if (!last) return;
      const next = last.cursor ?? last.purl;
      // Whoever names the due must move on; a query that forgets to would have us ask for one package for ever.
      if (next === asked) throw new Error(`${next} is due again after it was looked up`);
      const items = await inParallel(due, options.concurrency, run.signal, (one, signal) => client.lookUp(one, signal));
      client.assertReached();
      cursor = next;
      asked = next;
      left -= due.length;
      yield { items, cursor };
    }
  };
}
