import { defineAdmin } from '@red-tortoise/admin-kit';
import { ActivityWindowModel } from '@red-tortoise/documents';

export const activityWindowAdmin = defineAdmin(ActivityWindowModel, {
  group: 'Events',
  list: { columns: ['subject', 'from', 'counts'], search: ['subject'], order: 'subject' },
});
