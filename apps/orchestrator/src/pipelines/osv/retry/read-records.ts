import type { PipelinePage } from '@red-tortoise/pipeline';
import { inParallel } from '../../packages/in-parallel.js';
import { fetchRecord } from '../deltas/fetch-record.js';
import type { ExtractOptions } from '../extract-options.js';
import { writeCursor } from '../osv-cursor.js';
import type { RawRecord } from '../osv-record-row.js';
import { unreadable } from '../reading/found-record.js';
import { openLocation } from '../reading/open-location.js';
import type { SourceState } from '../source-state.js';
import { transformAt } from '../transform.js';

type Pages = AsyncGenerator<PipelinePage<RawRecord>>;

const recordsOfPage = 50;

/**
 * Reads records that were set aside once more, by the names that they stand under in the quarantine: one by one where the
 * source has an address for each, else by going through the whole file for them. One that is not there any more says so.
 *
 * @param done of `items`, by an earlier attempt of the run
 */
export async function* readRecords(
  options: ExtractOptions,
  items: readonly string[],
  { done, signal }: { done: number; signal: AbortSignal },
): Pages {
  const state = await options.readState();
  const left = items.slice(done);
  const single = state.index === null ? [] : left.filter(hasAddress);
  const others = left.filter((item) => !single.includes(item));
  let read = done;
  for (const page of [...pagesOf(single, options, state, signal), pageOfFile(others, options, state, signal)]) {
    const records = await page();
    read += records.length;
    if (records.length > 0) yield { items: records, cursor: writeCursor({ stage: 'records', done: read }) };
  }
}

/** An id, or the file that is named by it. Lines and paths of an archive have no address. */
function hasAddress(item: string): boolean {
  return /^[\w.:-]{1,133}$/.test(item);
}

function pagesOf(items: readonly string[], { limits }: ExtractOptions, state: SourceState, signal: AbortSignal) {
  const { credential, index } = state;
  const pages = Array.from({ length: Math.ceil(items.length / recordsOfPage) }, (_, page) =>
    items.slice(page * recordsOfPage, (page + 1) * recordsOfPage),
  );
  return pages.map((page) => async () => {
    return await inParallel(page, limits.concurrency, signal, async (item, either) => {
      const id = item.replace(/\.json$/, '');
      const found = await fetchRecord(index?.record ?? '', id, { credential, limits, signal: either });
      return asked(item, found);
    });
  });
}

function pageOfFile(items: readonly string[], options: ExtractOptions, state: SourceState, signal: AbortSignal) {
  return async (): Promise<RawRecord[]> => {
    if (items.length === 0) return [];
    const { location, credential } = state;
    const { limits, folder } = options;
    const opened = await openLocation({ location, folder, version: null, credential, limits, signal });
    const missing = new Set(items);
    const found: RawRecord[] = [];
    try {
      const read = transformAt(options.startedAt);
      for await (const record of opened?.records() ?? []) {
        signal.throwIfAborted();
        const raw = { ...record, historical: false };
        const row = read(raw);
        const item = [row.kind === 'fit' ? row.record.id : row.item, record.place].find((name) => missing.has(name));
        if (item === undefined) continue;
        missing.delete(item);
        found.push(asked(item, record));
        if (missing.size === 0) break;
      }
    } finally {
      await opened?.close();
    }
    const gone = 'The source does not have it any more.';
    return [...found, ...[...missing].map((item) => asked(item, unreadable(item, 'source.record-missing', gone)))];
  };
}

/** Under the name that it was asked by, so that the same entry of the quarantine goes or gets its new reason. */
function asked(item: string, found: Omit<RawRecord, 'historical'>): RawRecord {
  return { ...found, place: item, historical: false };
}
