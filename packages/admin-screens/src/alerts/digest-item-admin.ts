import { defineAdmin } from '@red-tortoise/admin-kit';
import { AlertModel, DeliveryModel, DigestItemModel } from '@red-tortoise/documents';

export const digestItemAdmin = defineAdmin(DigestItemModel, {
  group: 'Alerts',
  list: {
    columns: ['alertId', 'channelId', 'when', 'heldBack', 'at', 'deliveryId'],
    filters: ['channelId', 'deliveryId'],
  },
  links: { alertId: AlertModel, channelId: 'Channel', deliveryId: DeliveryModel },
});
