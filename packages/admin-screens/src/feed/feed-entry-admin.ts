import { defineAdmin } from '@red-tortoise/admin-kit';
import { EventModel, FeedEntryModel } from '@red-tortoise/documents';
import { minuteText } from '../moment-text.js';

export const feedEntryAdmin = defineAdmin(FeedEntryModel, {
  group: 'Events',
  plural: 'Feed entries',
  title: {
    needs: ['type', 'packagePurl', 'occurredAt'],
    value: ({ type, packagePurl, occurredAt }) =>
      [type, packagePurl, minuteText(occurredAt)].filter(Boolean).join(' · '),
  },
  list: {
    columns: ['audience', 'type', 'packagePurl', 'eventId', 'occurredAt', 'addedAt', 'fresh'],
    search: ['owner', 'audience'],
    order: 'owner',
  },
  links: { eventId: EventModel },
});
