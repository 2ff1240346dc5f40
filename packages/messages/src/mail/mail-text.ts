import type { Message } from '../message.js';
import { linksOfChannel } from '../message-links.js';
import { titleOf } from '../title-of.js';
import type { MailContent } from './mail-content.js';
import { whyYouGetThis } from './why-you-get-this.js';

/** The mail for who reads text. */
export function mailText(message: Message, { text }: MailContent): string {
  const links = linksOfChannel(message).map(({ label, url }) => `${label}: ${url}`);
  return `${[titleOf(message), text, ['-- ', whyYouGetThis(message), ...links].join('\n')].join('\n\n')}\n`;
}
