import { defineAdmin } from '@red-tortoise/admin-kit';
import { ActivityWindowModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const activityWindowAdmin = defineAdmin(ActivityWindowModel, {
  group: 'Events',
  title: { needs: ['subject', 'from'], value: ({ subject, from }) => `${subject} from ${minuteText(from)}` },
  list: { columns: ['subject', 'from', 'counts'], search: ['subject'], order: 'subject' },
});
