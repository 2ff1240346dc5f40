import { type DomainContext, refreshViews } from '@red-tortoise/domain';
import { type Pipeline, runPipeline } from '@red-tortoise/pipeline';
import type { TaskRun } from '../../schedules/task.js';

/** Runs a pipeline of package data as a task, page by page; after each, the copies of that data elsewhere follow. */
export async function runPackagePipeline<Raw, Row>(
  context: DomainContext,
  pipeline: Pipeline<Raw, Row>,
  run: TaskRun,
): Promise<void> {
  const { cursor, signal } = run;
  let reported = 0;
  try {
    await runPipeline(pipeline, {
      cursor,
      signal,
      async saveProgress(progress) {
        await refreshViews(context, signal);
        await run.saveProgress({ cursor: progress.cursor, counts: { lookUps: progress.loaded - reported } });
        reported = progress.loaded;
      },
    });
  } finally {
    if (!signal.aborted) await refreshViews(context, signal);
  }
}
