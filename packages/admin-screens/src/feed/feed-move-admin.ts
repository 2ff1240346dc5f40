import { defineAdmin } from '@red-tortoise/admin-kit';
import { FeedMoveModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const feedMoveAdmin = defineAdmin(FeedMoveModel, {
  group: 'Events',
  // Each is gone after some minutes.
  small: true,
  title: {
    needs: ['packagePurls', 'at'],
    value: ({ packagePurls, at }) => `${packagePurls?.join(', ').slice(0, 80) ?? 'Everything'} · ${minuteText(at)}`,
  },
  list: { columns: ['audience', 'at'], search: ['audience'], order: '-at' },
});
