import type { PipelinePage } from '@red-tortoise/pipeline';
import { inParallel } from '../packages/in-parallel.js';
import { fetchRecord } from './deltas/fetch-record.js';
import { type Change, readIndex } from './deltas/read-index.js';
import type { ExtractOptions } from './extract-options.js';
import { readCursor, writeCursor } from './osv-cursor.js';
import type { OsvLimits } from './osv-limits.js';
import type { RawRecord } from './osv-record-row.js';
import { openLocation } from './reading/open-location.js';
import { readRecords } from './retry/read-records.js';
import type { SourceState } from './source-state.js';

/** Each may be as large as a record may be, and all are in memory. */
const changesOfPage = 50;

interface Run {
  cursor: string | null;
  signal: AbortSignal;
}

type Pages = AsyncGenerator<PipelinePage<RawRecord>>;

/**
 * First the whole file, where it is wanted and has changed; then what the index says has changed since. A source with an
 * index is read whole once, and again only when so much has changed that asking for each would take longer.
 */
export function extractFrom(options: ExtractOptions) {
  return async function* extract(run: Run): Pages {
    if (options.records !== null) {
      const cursor = readCursor(run.cursor);
      const done = cursor?.stage === 'records' ? cursor.done : 0;
      yield* readRecords(options, options.records, { done, signal: run.signal });
      return;
    }
    const state = await options.readState();
    if (state.index === null || !state.isLoaded) yield* wholeFile(options, state, run);
    if (state.index !== null) yield* changes(options, run);
  };
}

async function* wholeFile(options: ExtractOptions, state: SourceState, { cursor, signal }: Run): Pages {
  const { limits, folder, startedAt } = options;
  const { location, version, credential, isFirstLoad: historical } = state;
  const opened = await openLocation({ location, folder, version, credential, limits, signal });
  if (opened === null) return;
  try {
    const before = readCursor(cursor);
    const isSameFile = before?.stage === 'file' && before.version === opened.version;
    const since = isSameFile ? before.since : startedAt.toISOString();
    let done = isSameFile ? before.done : 0;
    let left = done;
    let page = new Page(limits);
    for await (const found of opened.records()) {
      // What an earlier attempt has loaded is passed over.
      if (left-- > 0) continue;
      page.items.push({ ...found, historical });
      page.bytes += found.text.length;
      if (!page.isFull()) continue;
      signal.throwIfAborted();
      done += page.items.length;
      yield { items: page.items, cursor: writeCursor({ stage: 'file', version: opened.version, done, since }) };
      page = new Page(limits);
    }
    yield { items: page.items, cursor: writeCursor({ stage: 'file-done', version: opened.version, since }) };
  } finally {
    await opened.close();
  }
}

class Page {
  readonly items: RawRecord[] = [];
  bytes = 0;

  constructor(private readonly limits: Pick<OsvLimits, 'pageRecords' | 'pageBytes'>) {}

  isFull(): boolean {
    return this.items.length >= this.limits.pageRecords || this.bytes >= this.limits.pageBytes;
  }
}

/**
 * Behind a whole file all of the index is compared: a file may lack what the index names, however old that is. What is
 * not in the file has to be asked for, however much it is. Only then the watermark holds, and a run that is cut off
 * before compares again.
 */
async function* changes(options: ExtractOptions, run: Run): Pages {
  const { limits } = options;
  const { signal } = run;
  const all = { ...limits, changes: limits.files };
  let state = await options.readState();
  let changed = await changesSince(state, state.watermark === null ? all : limits, signal);
  if (changed === null) {
    yield* wholeFile(options, { ...state, version: null }, run);
    state = await options.readState();
    changed = await changesSince(state, all, signal);
  }
  const pending = await options.notStored(changed ?? []);
  const newest = changed?.at(-1)?.modifiedAt.toISOString();
  for (let start = 0; start < pending.length; start += changesOfPage) {
    const page = pending.slice(start, start + changesOfPage);
    const items = await inParallel(page, limits.concurrency, signal, async ({ id }, either) => {
      const request = { credential: state.credential, limits, signal: either };
      return { ...(await fetchRecord(state.index?.record ?? '', id, request)), historical: false };
    });
    const isLast = start + changesOfPage >= pending.length;
    const reached = (page.at(-1) as Change).modifiedAt.toISOString();
    const watermark = state.watermark !== null ? reached : isLast ? newest : null;
    yield { items, cursor: writeCursor({ stage: 'changes', watermark: watermark ?? null }) };
  }
  if (pending.length === 0 && state.watermark === null && newest !== undefined) {
    yield { items: [], cursor: writeCursor({ stage: 'changes', watermark: newest }) };
  }
}

async function changesSince({ index, watermark, credential }: SourceState, limits: OsvLimits, signal: AbortSignal) {
  if (index === null) return [];
  return await readIndex({ url: index.url, watermark: watermark ?? new Date(0), credential, limits, signal });
}
