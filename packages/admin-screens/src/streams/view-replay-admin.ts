import { defineAdmin } from '@red-tortoise/admin-kit';
import { ViewReplayModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const viewReplayAdmin = defineAdmin(ViewReplayModel, {
  group: 'Events',
  small: true,
  title: { needs: ['view', 'startedAt'], value: ({ view, startedAt }) => `${view} of ${minuteText(startedAt)}` },
  list: { columns: ['_id', 'view', 'phase', 'events', 'copied'], search: ['_id'] },
});
