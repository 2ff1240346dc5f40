import type { Channel } from '@red-tortoise/database';
import type { DeliveryDocument } from '@red-tortoise/documents';

/** An address that nobody has confirmed gets the question whether it is right, and nothing else. */
export function maySend({ state }: Pick<Channel, 'state'>, { kind }: Pick<DeliveryDocument, 'kind'>): boolean {
  return kind === 'confirmation' ? state === 'unconfirmed' : state === 'active';
}
