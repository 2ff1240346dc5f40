import { markup } from '../markup/markup.js';
import type { ConfirmationMessage } from '../message.js';
import { titleOf } from '../title-of.js';
import type { MailContent } from './mail-content.js';
import { mailButton, mailParagraph, mailSmall, mailTitle } from './mail-parts.js';

const asked = 'Somebody wants to get alerts about software packages at this address. Confirm it if that was you.';
const otherwise = 'If it was not you, do nothing: nothing more will come.';

export function confirmationMail(message: ConfirmationMessage): MailContent {
  const { confirm } = message;
  return {
    preview: asked,
    html: markup`${mailTitle(titleOf(message))}${mailParagraph(asked)}
${confirm === null ? null : mailButton(confirm, 'Confirm the address')}${mailSmall(otherwise)}`,
    text: [asked, confirm ?? '(the link is in the mail only)', otherwise].join('\n\n'),
  };
}
