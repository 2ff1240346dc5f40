import { slackOf } from '@red-tortoise/messages';
import type { OutgoingMessage } from './outgoing-message.js';
import type { Answer } from './post-json.js';
import { type OutgoingNetwork, postToChannel } from './post-to-channel.js';
import type { SendOutcome } from './send-outcome.js';

export async function sendSlack(network: OutgoingNetwork, { message, target }: OutgoingMessage): Promise<SendOutcome> {
  return await postToChannel(network, { url: target, body: JSON.stringify(slackOf(message)) }, saysNo);
}

/** Slack answers "ok"; some that take its messages answer 200 and say in the body that they did not. */
function saysNo({ body }: Answer): boolean {
  return /"(ok|success)"\s*:\s*false/.test(body);
}
