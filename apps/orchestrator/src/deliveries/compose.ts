import type { Environment } from '@red-tortoise/config';
import type { Channel } from '@red-tortoise/database';
import { channelPurpose, type MessageAddresses, type Sealing, signChannelToken } from '@red-tortoise/domain';
import type { DueDelivery } from './find-due.js';

const confirmationLasts = 7 * 24 * 60 * 60 * 1_000;

/** The target or the secret of a channel as it was before it was sealed. */
export function openSealed(sealing: Sealing, { id }: Channel, sealed: string): string {
  return sealing.open(sealed, channelPurpose(id));
}

/** Where a message's links lead. The same at each attempt. */
export function addressesOf(
  { delivery, channel }: DueDelivery,
  { WEB_URL, PUBLIC_API_URL }: Environment,
  sealing: Sealing,
): MessageAddresses & { unsubscribeByPost: string | null } {
  const channelId = channel.id;
  const none = { web: WEB_URL, unsubscribe: null, unsubscribeByPost: null, confirm: null };
  if (channel.kind !== 'email') return none;
  if (delivery.kind === 'confirmation') {
    const expiresAt = new Date(delivery.createdAt.getTime() + confirmationLasts);
    const token = signChannelToken(sealing, 'confirm-channel', { channelId, expiresAt });
    return { ...none, confirm: new URL(`/channels/confirm?token=${token}`, WEB_URL).href };
  }
  const token = signChannelToken(sealing, 'unsubscribe', { channelId });
  return {
    ...none,
    unsubscribe: new URL(`/unsubscribe?token=${token}`, WEB_URL).href,
    unsubscribeByPost: new URL(`/v1/unsubscribe/${token}`, PUBLIC_API_URL ?? WEB_URL).href,
  };
}
