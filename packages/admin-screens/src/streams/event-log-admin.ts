import { defineAdmin } from '@red-tortoise/admin-kit';
import { EventLogModel } from '@red-tortoise/documents';

export const eventLogAdmin = defineAdmin(EventLogModel, {
  group: 'Events',
  small: true,
  title: '_id',
  list: { columns: ['_id', 'base', 'begunAnewAt', 'publishedAgain'], search: ['_id'] },
});
