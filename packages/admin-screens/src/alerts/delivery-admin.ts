import { defineAdmin } from '@red-tortoise/admin-kit';
import { DeliveryModel } from '@red-tortoise/documents';

export const deliveryAdmin = defineAdmin(DeliveryModel, {
  group: 'Alerts',
  plural: 'Deliveries',
  title: 'title',
  list: {
    columns: ['title', 'owner', 'channelId', 'channelKind', 'kind', 'state', 'createdAt', 'sentAt', 'nextAttemptAt'],
    search: ['_id', 'owner'],
    filters: ['channelId'],
  },
  links: { channelId: 'Channel', replayOf: DeliveryModel },
});
