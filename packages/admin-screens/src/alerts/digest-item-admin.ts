import { defineAdmin } from '@red-tortoise/admin-kit';
import { AlertModel, DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const digestItemAdmin = defineAdmin(DigestItemModel, {
  group: 'Alerts',
  title: { needs: ['when', 'at'], value: ({ when, at }) => `${when}, ${minuteText(at)}` },
  list: {
    columns: ['alertId', 'channelId', 'when', 'heldBack', 'at', 'deliveryId'],
    filters: ['channelId', 'deliveryId'],
  },
  links: { alertId: AlertModel, channelId: 'Channel', deliveryId: DeliveryModel },
});
