import type { Pipeline } from './pipeline.js';
import { PipelineAborted, type PipelineStep, PipelineStepFailed } from './pipeline-errors.js';

/** What a run has done so far, or one page of it. */
export interface PipelineCounts {
  extracted: number;
  /** By `transform`. */
  dropped: number;
  /** As `load` counts. */
  loaded: number;
}

export interface PipelineProgress extends PipelineCounts {
  cursor: string;
}

export interface PipelineRun {
  /** Of the last page of an earlier run to go on from; null: from the start. */
  cursor: string | null;
  signal: AbortSignal;
  /** Called after each page with the counts of the whole run. The page is done only when this resolves. */
  saveProgress(progress: PipelineProgress): Promise<void>;
}

export interface PipelineResult extends PipelineCounts {
  pages: number;
  cursor: string | null;
}

/**
 * Runs a pipeline to its end. A page is extracted, transformed, loaded and noted before the next one is asked for, so that
 * a run cut off anywhere repeats at most one page.
 *
 * @throws PipelineStepFailed with the step and the last good cursor
 * @throws PipelineAborted where the signal stopped it
 */
export async function runPipeline<Raw, Row>(pipeline: Pipeline<Raw, Row>, run: PipelineRun): Promise<PipelineResult> {
  const { signal } = run;
  const result: PipelineResult = { pages: 0, extracted: 0, dropped: 0, loaded: 0, cursor: run.cursor };
  let step: PipelineStep = 'extract';
  try {
    signal.throwIfAborted();
    for await (const page of pipeline.extract({ cursor: run.cursor, signal })) {
      step = 'transform';
      const rows = page.items.map((item) => pipeline.transform(item)).filter((row) => row !== null);
      step = 'load';
      const loaded = rows.length > 0 ? await pipeline.load(rows) : 0;
      step = 'save-progress';
      const { extracted, dropped } = result;
      const counts = {
        extracted: extracted + page.items.length,
        dropped: dropped + page.items.length - rows.length,
        loaded: result.loaded + loaded,
      };
      await run.saveProgress({ ...counts, cursor: page.cursor });
      Object.assign(result, counts, { cursor: page.cursor, pages: result.pages + 1 });
      step = 'extract';
      signal.throwIfAborted();
    }
    return result;
  } catch (cause) {
    if (signal.aborted) throw new PipelineAborted(pipeline.name, result.cursor, cause);
    throw new PipelineStepFailed(pipeline.name, step, result.cursor, cause);
  }
}
