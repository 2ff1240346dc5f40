import { LookAgain } from '@red-tortoise/contracts';
import type { OrchestratorContext } from '../../context.js';
import type { Task } from '../../schedules/task.js';
import { dryRunPackages } from '../packages/dry-run-packages.js';
import { duePackages } from '../packages/due-packages.js';
import { makeDue } from '../packages/make-due.js';
import { runPackagePipeline } from '../packages/run-package-pipeline.js';
import { type NpmPipelineDependencies, npmPipeline, registryOptions } from './index.js';
import { npmEcosystem } from './npm-ecosystem.js';

/** The npm pipeline by the clock: what is due, within the budget of a run; then the copies elsewhere follow. */
export function npmTask(context: OrchestratorContext): Task {
  const { environment, settings } = context;
  const pipelineOf = async (due: NpmPipelineDependencies['due'], budget: number) =>
    npmPipeline({
      due,
      fetchOptions: await registryOptions({ registryUrl: environment.NPM_REGISTRY_URL }),
      concurrency: settings.current.value('npm.look-ups-at-once') ?? environment.NPM_CONCURRENCY,
      budget: budget === 0 ? null : budget,
      lifetimes: { answer: environment.NPM_SOFT_TTL },
    });
  return {
    name: 'npm',
    description: 'Looks up the npm packages that projects use or people watch, and tells what changed',
    cron: '*/15 * * * *',
    async run(run) {
      const { cursor, startedAt: now, signal } = run;
      const again = LookAgain.safeParse(run.request).data;
      if (again && cursor === null) {
        const due = await makeDue('npm', again, { now, signal });
        await run.saveProgress({ cursor, counts: { madeDue: due } });
      }
      const budget = settings.current.value('npm.look-ups-per-run') ?? environment.NPM_LOOKUP_BUDGET;
      await runPackagePipeline(context, await pipelineOf(duePackages('npm', now), budget), run);
    },
    async dryRun(run) {
      await dryRunPackages(npmEcosystem, async (due) => pipelineOf(due, 0), run);
    },
  };
}
