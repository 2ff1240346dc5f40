import { defineAdmin } from '@red-tortoise/admin-kit';
import { ViewStateModel } from '@red-tortoise/documents';

export const viewStateAdmin = defineAdmin(ViewStateModel, {
  group: 'Events',
  small: true,
  title: '_id',
  list: { columns: ['_id', 'epoch', 'moves', 'replayId', 'heldUntil'], search: ['_id'] },
});
