import { markup } from '../markup/markup.js';
import type { TestMessage } from '../message.js';
import { titleOf } from '../title-of.js';
import type { MailContent } from './mail-content.js';
import { mailButton, mailParagraph, mailTitle } from './mail-parts.js';

const said = 'It works: alerts of this channel will come to this address. Nothing happened to your packages.';

export function testMail(message: TestMessage): MailContent {
  const url = `${message.web}/channels/${message.channel.id}`;
  return {
    preview: said,
    html: markup`${mailTitle(titleOf(message))}${mailParagraph(said)}${mailButton(url, 'See the channel')}`,
    text: `${said}\n\n${url}`,
  };
}
