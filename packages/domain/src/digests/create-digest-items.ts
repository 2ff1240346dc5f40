import { type DigestItemDocument, DigestItemModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { UnsettledAlert } from '../alerts/unsettled-alert.js';

/** Lets alerts wait for the digests of their channels. What waits already, or went into one, stays as it is. */
export async function createDigestItems(alerts: readonly UnsettledAlert[]): Promise<void> {
  const at = new Date();
  const items = alerts.flatMap(({ _id: alertId, owner, unsent }) =>
    unsent.flatMap(({ channelId, when, heldBack }): DigestItemDocument[] =>
      when === 'at-once'
        ? []
        : [{ _id: `${alertId}/${channelId}`, alertId, owner, channelId, when, heldBack, at, deliveryId: null }],
    ),
  );
  await insertIgnoringDuplicates(DigestItemModel, items);
}
