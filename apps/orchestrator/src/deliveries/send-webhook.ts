import { webhookOf } from '@red-tortoise/messages';
import type { OutgoingMessage } from './outgoing-message.js';
import { type OutgoingNetwork, postToChannel } from './post-to-channel.js';
import type { SendOutcome } from './send-outcome.js';
import { signWebhook } from './sign-webhook.js';

/** Every repetition has the same `webhook-id`: the receiver knows it again. */
export async function sendWebhook(
  network: OutgoingNetwork,
  { message, target, secret }: OutgoingMessage,
): Promise<SendOutcome> {
  if (secret === null) throw new Error('a webhook without a secret');
  const body = JSON.stringify(webhookOf(message));
  const headers = signWebhook(secret, { id: message.id, body, at: new Date() });
  return await postToChannel(network, { url: target, headers, body });
}
