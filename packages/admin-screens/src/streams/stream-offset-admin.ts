import { defineAdmin } from '@red-tortoise/admin-kit';
import { StreamOffsetModel } from '@red-tortoise/documents';

export const streamOffsetAdmin = defineAdmin(StreamOffsetModel, {
  group: 'Events',
  small: true,
  title: '_id',
  list: { columns: ['_id', 'offset', 'messageAt', 'lag', 'at', 'generation'], search: ['_id'] },
});
