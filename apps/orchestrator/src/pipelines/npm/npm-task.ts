import { refreshViews } from '@red-tortoise/domain';
import { runPipeline } from '@red-tortoise/pipeline';
import type { OrchestratorContext } from '../../context.js';
import type { Task } from '../../schedules/task.js';
import { duePackages } from '../packages/due-packages.js';
import { npmPipeline, registryOptions } from './index.js';

/** The npm pipeline by the clock: what is due, within the budget of a run; then the copies elsewhere follow. */
export function npmTask({ environment }: OrchestratorContext): Task {
  return {
    name: 'npm',
    description: 'Looks up the npm packages that projects use or people watch, and tells what changed',
    cron: '*/15 * * * *',
    async run({ startedAt, cursor, signal, saveProgress }) {
      const pipeline = npmPipeline({
        due: duePackages('npm', startedAt),
        fetchOptions: await registryOptions({ registryUrl: environment.NPM_REGISTRY_URL }),
        concurrency: environment.NPM_CONCURRENCY,
        budget: environment.NPM_LOOKUP_BUDGET === 0 ? null : environment.NPM_LOOKUP_BUDGET,
        lifetimes: { answer: environment.NPM_SOFT_TTL },
      });
      let reported = 0;
      try {
        await runPipeline(pipeline, {
          cursor,
          signal,
          async saveProgress(progress) {
            await refreshViews(signal);
            await saveProgress({ cursor: progress.cursor, counts: { lookUps: progress.loaded - reported } });
            reported = progress.loaded;
          },
        });
      } finally {
        if (!signal.aborted) await refreshViews(signal);
      }
    },
  };
}
