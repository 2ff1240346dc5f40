import { keepAlerts, keepFigures, keepRunningStatements, readStatus } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { createOperatorMail, type StatusNews } from '../deliveries/mail-operator.js';
import type { Task } from './task.js';

/** The status page's memory: figures for its charts, and alerts while nobody looks. Whoever operates this is told of those. */
export function watchStatus(context: OrchestratorContext): Task {
  const tell = createTelling(context);
  return {
    name: 'watch-status',
    description: 'Measures every part, keeps the figures for thirty days, raises what breaks a rule, and tells of it',
    cron: '* * * * *',
    startsAtOnce: true,
    async run({ saveProgress }) {
      const report = await readStatus(context, 'orchestrator');
      const news = await keepAlerts(context.database, report).catch((error) => {
        // Nobody will find these in the store: who reads error reports learns of them all the same.
        const rules = report.breaches.map(({ rule }) => rule).join(', ');
        context.onError(new Error(`alerts could not be kept: ${rules}`, { cause: error }), 'watch status');
        throw error;
      });
      await tell(news);
      const figures = await keepFigures(context.database, report);
      const slow = await keepRunningStatements(context);
      const counts = { figures, opened: news.opened.length, closed: news.closed.length, slow };
      await saveProgress({ cursor: null, counts });
    },
  };
}

const mostUntold = 100;

/** What a mail server refuses is told with the next look, while this process lives. */
function createTelling({ environment, onError }: OrchestratorContext): (news: StatusNews) => Promise<void> {
  const mail = createOperatorMail(environment);
  let untold: StatusNews = { opened: [], closed: [] };
  return async ({ opened, closed }) => {
    for (const { rule, text } of opened) onError(new Error(text), `status: ${rule}`);
    untold = {
      opened: [...untold.opened, ...opened].slice(-mostUntold),
      closed: [...untold.closed, ...closed].slice(-mostUntold),
    };
    if (mail === null || untold.opened.length + untold.closed.length === 0) return;
    try {
      await mail(untold);
      untold = { opened: [], closed: [] };
    } catch (error) {
      onError(error as Error, 'mail to the operator');
    }
  };
}
