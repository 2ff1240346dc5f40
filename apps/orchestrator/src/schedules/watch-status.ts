import { keepAlerts, keepFigures, keepRunningStatements, readStatus } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** The status page's memory: figures for its charts, and alerts while nobody looks. */
export function watchStatus(context: OrchestratorContext): Task {
  return {
    name: 'watch-status',
    description: 'Measures every part, keeps the figures for thirty days, and raises what breaks a rule',
    cron: '* * * * *',
    startsAtOnce: true,
    async run({ saveProgress }) {
      const report = await readStatus(context, 'orchestrator');
      const figures = await keepFigures(context.database, report);
      const { opened, closed } = await keepAlerts(context.database, report);
      if (opened > 0) context.logger.warn({ breaches: report.breaches }, 'a rule of the status page broke');
      const slow = await keepRunningStatements(context);
      await saveProgress({ cursor: null, counts: { figures, opened, closed, slow } });
    },
  };
}
