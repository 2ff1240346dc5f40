import { defineAdmin } from '@red-tortoise/admin-kit';
import { AlertModel, BudgetPlaceModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const budgetPlaceAdmin = defineAdmin(BudgetPlaceModel, {
  group: 'Alerts',
  label: 'Place in a budget',
  plural: 'Places in budgets',
  title: { needs: ['takenAt'], value: ({ takenAt }) => `Taken ${minuteText(takenAt)}` },
  list: {
    columns: ['_id', 'alertId', 'channelId', 'takenAt'],
    search: ['_id'],
    filters: [{ field: 'takenAt', hierarchy: true }],
    order: '-takenAt',
  },
  links: { alertId: AlertModel },
});
