import type { Message } from '../message.js';
import { titleOf } from '../title-of.js';
import { alertMail } from './alert-mail.js';
import { confirmationMail } from './confirmation-mail.js';
import { digestMail } from './digest-mail.js';
import type { MailContent } from './mail-content.js';
import { mailPage } from './mail-page.js';
import { mailText } from './mail-text.js';
import { testMail } from './test-mail.js';

/** A message as a mail: text, and HTML that loads nothing and runs nothing. */
export function mailOf(message: Message): { subject: string; text: string; html: string } {
  const content = contentOfKind(message);
  return { subject: titleOf(message), text: mailText(message, content), html: mailPage(message, content).text };
}

function contentOfKind(message: Message): MailContent {
  switch (message.kind) {
    case 'alert':
      return alertMail(message);
    case 'digest':
      return digestMail(message);
    case 'test':
      return testMail(message);
    case 'confirmation':
      return confirmationMail(message);
  }
}
