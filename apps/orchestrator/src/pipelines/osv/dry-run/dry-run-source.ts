import type { AdvisorySource } from '@red-tortoise/database';
import { createSealing } from '@red-tortoise/domain';
import { definePipeline, runPipeline } from '@red-tortoise/pipeline';
import type { OrchestratorContext } from '../../../context.js';
import type { DryRun } from '../../../schedules/task.js';
import { extractFrom } from '../extract.js';
import { type OsvCursor, readCursor } from '../osv-cursor.js';
import { osvLimits } from '../osv-limits.js';
import type { OsvRow, RawRecord } from '../osv-record-row.js';
import { type SourceState, stateOf } from '../source-state.js';
import { planRows } from '../store/plan-rows.js';
import { notStored } from '../store/read-stored.js';
import { transformAt } from '../transform.js';
import { notePlan } from './note-plan.js';
import { upTo } from './up-to.js';

/** Records that are looked at; a source that has more is told by its first ones. */
const mostRecords = 20_000;

/**
 * Extracts and transforms as a run would, compares with what is stored, and writes nothing. How far the source would be
 * read is kept here instead of in its row.
 */
export async function dryRunSource(context: OrchestratorContext, source: AdvisorySource, run: DryRun): Promise<void> {
  const { signal, startedAt, report } = run;
  const seen = new Set<string>();
  const read = new Map<string, Date>();
  let state = stateFrom(run.from, stateOf(source, createSealing(context.environment)));
  const extract = extractFrom({
    readState: async () => state,
    // What was in the whole file is not asked for again: a real run would have stored it in between.
    notStored: (changes) => notStored(changes.filter(({ id, modifiedAt }) => !((read.get(id) ?? 0) >= modifiedAt))),
    startedAt,
    limits: osvLimits,
    folder: context.environment.ADVISORIES_FOLDER,
    records: null,
  });
  const pipeline = definePipeline<RawRecord, OsvRow>({
    name: `dry-run-${source.name}`,
    extract: upTo(mostRecords, extract, () => {
      report.complete = false;
    }),
    transform: transformAt(startedAt, context.settings.current.ecosystemOf),
    async load(rows) {
      const fresh = rows.filter((row) => !seen.has(nameOf(row)));
      for (const row of fresh) seen.add(nameOf(row));
      for (const row of fresh) if (row.kind === 'fit') read.set(row.record.id, row.record.modifiedAt);
      const planned = await planRows(fresh, { context, source: source.name, now: startedAt });
      await notePlan(planned, { source: source.name, report });
      report.count('records', fresh.length);
      return fresh.length;
    },
  });
  await runPipeline(pipeline, {
    cursor: null,
    signal,
    async saveProgress({ cursor }) {
      state = behind(state, readCursor(cursor));
      await run.save();
    },
  });
}

function nameOf(row: OsvRow): string {
  return row.kind === 'fit' ? `${row.record.id} ${row.hash}` : row.item;
}

/** As `rereadSource` of the admin would set it back. */
function stateFrom(from: string, state: SourceState): SourceState {
  if (from === 'next') return state;
  if (from === 'start') return { ...state, version: null, isLoaded: false, watermark: null };
  return { ...state, watermark: new Date(from) };
}

/** As a run would have left it behind this page. */
function behind(state: SourceState, cursor: OsvCursor | null): SourceState {
  if (cursor?.stage === 'changes' && cursor.watermark !== null) {
    return { ...state, watermark: new Date(cursor.watermark) };
  }
  if (cursor?.stage !== 'file-done') return state;
  return { ...state, version: cursor.version, isLoaded: true, watermark: null };
}
