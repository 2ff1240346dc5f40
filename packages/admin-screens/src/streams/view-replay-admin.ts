import { defineAdmin } from '@red-tortoise/admin-kit';
import { ViewReplayModel } from '@red-tortoise/documents';

export const viewReplayAdmin = defineAdmin(ViewReplayModel, {
  group: 'Events',
  small: true,
  list: { columns: ['_id', 'view', 'phase', 'events', 'copied'], search: ['_id'] },
});
