import type { OrchestratorContext } from '../../context.js';
import type { Task } from '../../schedules/task.js';
import { duePackages } from '../packages/due-packages.js';
import { runPackagePipeline } from '../packages/run-package-pipeline.js';
import { npmPipeline, registryOptions } from './index.js';

/** The npm pipeline by the clock: what is due, within the budget of a run; then the copies elsewhere follow. */
export function npmTask(context: OrchestratorContext): Task {
  const { environment } = context;
  return {
    name: 'npm',
    description: 'Looks up the npm packages that projects use or people watch, and tells what changed',
    cron: '*/15 * * * *',
    async run(run) {
      const pipeline = npmPipeline({
        due: duePackages('npm', run.startedAt),
        fetchOptions: await registryOptions({ registryUrl: environment.NPM_REGISTRY_URL }),
        concurrency: environment.NPM_CONCURRENCY,
        budget: environment.NPM_LOOKUP_BUDGET === 0 ? null : environment.NPM_LOOKUP_BUDGET,
        lifetimes: { answer: environment.NPM_SOFT_TTL },
      });
      await runPackagePipeline(context, pipeline, run);
    },
  };
}
