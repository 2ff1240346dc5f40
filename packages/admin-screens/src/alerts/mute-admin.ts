import { defineAdmin } from '@red-tortoise/admin-kit';

export const muteAdmin = defineAdmin('Mute', {
  group: 'Alerts',
  title: 'subject',
  list: {
    columns: ['subject', 'user', 'organisation', 'until', 'createdAt'],
    filters: ['user', 'organisation'],
    order: '-id',
  },
});
