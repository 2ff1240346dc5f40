import { defineAdmin } from '@red-tortoise/admin-kit';
import { DeliveryModel } from '@red-tortoise/documents';
import { sendAgain } from './send-again.js';

export const deliveryAdmin = defineAdmin(DeliveryModel, {
  group: 'Alerts',
  plural: 'Deliveries',
  title: 'title',
  list: {
    columns: ['title', 'owner', 'channelId', 'channelKind', 'kind', 'state', 'createdAt', 'sentAt', 'nextAttemptAt'],
    search: ['_id', 'owner'],
    filters: ['channelId'],
  },
  actions: {
    sendAgain: {
      label: 'Send again',
      confirm: true,
      run: ({ rows, transaction, queue }) => sendAgain(rows, { transaction, queue }),
    },
  },
  links: { channelId: 'Channel', replayOf: DeliveryModel },
});
