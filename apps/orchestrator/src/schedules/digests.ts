import { catchUpDefaultRules, removeOfGoneChannels, removeOldPlaces, sendDigests } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** Each owner has an hour of their own for digests, so the clock looks often who is due. */
export function digests(context: OrchestratorContext): Task {
  return {
    name: 'digests',
    description:
      'Sends the daily and weekly digests whose hour has come, and removes noise budgets of days that are over and what waits for deleted channels',
    cron: '*/5 * * * *',
    async run({ signal, saveProgress }) {
      const counts = {
        digests: await sendDigests(context, new Date(), signal),
        goneChannels: await removeOfGoneChannels(context),
        removedBudgetPlaces: await removeOldPlaces(),
        peopleWithFirstRules: await catchUpDefaultRules(context.database),
      };
      await saveProgress({ cursor: null, counts });
    },
  };
}
