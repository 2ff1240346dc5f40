import { defineAdmin } from '@red-tortoise/admin-kit';
import { EventModel, FeedEntryModel } from '@red-tortoise/documents';

export const feedEntryAdmin = defineAdmin(FeedEntryModel, {
  group: 'Events',
  plural: 'Feed entries',
  list: {
    columns: ['audience', 'type', 'packagePurl', 'eventId', 'occurredAt', 'addedAt', 'fresh'],
    search: ['owner', 'audience'],
    order: 'owner',
  },
  links: { eventId: EventModel },
});
