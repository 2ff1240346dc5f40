import { enqueueJudgements } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** Versions grow old enough by themselves: no change tells of it, so the clock does. */
export function judgeCooldowns(context: OrchestratorContext): Task {
  return {
    name: 'judge-cooldowns',
    description: 'Judges projects anew where the policy asks for an age of versions',
    cron: '23 * * * *',
    async run({ saveProgress }) {
      const rows = await context.database.organisationPolicy.findMany({
        where: { NOT: { rules: { path: ['cooldown', 'effect'], equals: 'off' } } },
        select: { organisationId: true },
      });
      await enqueueJudgements(
        context,
        rows.map(({ organisationId }) => organisationId),
      );
      await saveProgress({ cursor: null, counts: { judgedOrganisations: rows.length } });
    },
  };
}
