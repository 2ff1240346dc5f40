import { defineAdmin } from '@red-tortoise/admin-kit';

/** Addresses and signing secrets are sealed; what lists show of an address shows here. */
export const channelAdmin = defineAdmin('Channel', {
  group: 'Alerts',
  title: 'name',
  list: {
    columns: ['name', 'kind', 'targetShown', 'user', 'organisation', 'state', 'pauseCause', 'failures', 'lastSentAt'],
    filters: ['user', 'organisation'],
    order: '-id',
  },
  secret: ['target', 'secret', 'feedHash'],
});
