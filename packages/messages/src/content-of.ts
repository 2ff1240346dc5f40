import { groupsText } from './mail/digest-mail.js';
import { mailOf } from './mail/mail-of.js';
import type { Message } from './message.js';
import { hiddenMark } from './message-links.js';
import { slackOf } from './slack/slack-of.js';
import { webhookOf } from './webhook/webhook-of.js';

/**
 * What goes out, as text to look at: a mail's subject and text, or the body of a request. Below a digest that has no room
 * for all of its alerts stand all of them.
 */
export function contentOf(message: Message): string {
  const sent = sentContent(message);
  if (message.kind !== 'digest' || !sent.includes(hiddenMark)) return sent;
  return `${sent}\n\nAll alerts of this digest\n\n${groupsText(message, message.alerts.length)}`;
}

function sentContent(message: Message): string {
  switch (message.channel.kind) {
    case 'webhook':
      return JSON.stringify(webhookOf(message), null, 2);
    case 'slack':
      return JSON.stringify(slackOf(message), null, 2);
    default: {
      const { subject, text } = mailOf(message);
      return `Subject: ${subject}\n\n${text}`;
    }
  }
}
