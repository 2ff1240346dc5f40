import type { AlertDocument } from '@red-tortoise/documents';

/** An alert whose deliveries and digest items are still to be written. */
export type UnsettledAlert = Pick<AlertDocument, '_id' | 'owner' | 'eventId' | 'type'> & {
  unsent: NonNullable<AlertDocument['unsent']>;
};
