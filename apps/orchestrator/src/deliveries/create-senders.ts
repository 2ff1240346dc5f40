import type { Environment } from '@red-tortoise/config';
import type { ChannelKind } from '@red-tortoise/contracts';
import { createAddressCheck } from '@red-tortoise/domain';
import { checkedLookup } from './checked-lookup.js';
import { openMailTransport } from './open-mail-transport.js';
import type { OutgoingMessage } from './outgoing-message.js';
import type { OutgoingNetwork } from './post-to-channel.js';
import { sendMail } from './send-mail.js';
import type { SendOutcome } from './send-outcome.js';
import { sendSlack } from './send-slack.js';
import { sendWebhook } from './send-webhook.js';

export type Send = (outgoing: OutgoingMessage) => Promise<SendOutcome>;

/** One for each kind of channel that is sent to; feeds are fetched. */
export function createSenders(environment: Environment): Record<Exclude<ChannelKind, 'feed'>, Send> {
  const isAllowed = createAddressCheck(environment.OUTGOING_ALLOWED);
  const network: OutgoingNetwork = { isAllowed, lookup: checkedLookup(isAllowed) };
  const transport = openMailTransport(environment.SMTP_URL);
  return {
    email: (outgoing) => sendMail(transport, environment.MAIL_FROM, outgoing),
    webhook: (outgoing) => sendWebhook(network, outgoing),
    slack: (outgoing) => sendSlack(network, outgoing),
  };
}
