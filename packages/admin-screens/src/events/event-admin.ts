import { defineAdmin } from '@red-tortoise/admin-kit';
import { EventModel } from '@red-tortoise/documents';

/** The outbox and the record of what happened: nothing in it ever changes. */
export const eventAdmin = defineAdmin(EventModel, {
  group: 'Events',
  title: { needs: ['type', 'subject'], value: ({ type, subject }) => `${type} · ${subject}` },
  list: {
    columns: ['_id', 'type', 'subject', 'occurredAt', 'observedAt', 'historical', 'published'],
    search: ['_id', 'subject'],
    order: 'subject',
  },
});
