import { defineAdmin } from '@red-tortoise/admin-kit';
import { FeedMoveModel } from '@red-tortoise/documents';

export const feedMoveAdmin = defineAdmin(FeedMoveModel, {
  group: 'Events',
  // Each is gone after some minutes.
  small: true,
  list: { columns: ['audience', 'at'], search: ['audience'], order: '-at' },
});
