import type { Markup } from '../markup/markup.js';

/** What stands between the head and the foot of a mail. */
export interface MailContent {
  /** The line that mailboxes show beside the subject. */
  preview: string;
  html: Markup;
  text: string;
}
