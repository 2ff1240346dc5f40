import { type Markup, markup } from '../markup/markup.js';
import { styles } from './mail-styles.js';

/** Pieces that several mails have. */
export const mailTitle = (text: string): Markup => markup`<h1 style="${styles.title}">${text}</h1>`;

export const mailButton = (url: string, label: string): Markup =>
  markup`<p style="${styles.paragraph}"><a class="button" href="${url}" style="${styles.button}">${label}</a></p>`;

export const mailLink = (url: string, label: string): Markup =>
  markup`<a class="accent" href="${url}" style="${styles.link}">${label}</a>`;

export const mailParagraph = (text: string): Markup | null =>
  text === '' ? null : markup`<p style="${styles.paragraph}">${text}</p>`;

export const mailSmall = (content: Markup | string): Markup =>
  markup`<p class="soft" style="${styles.small}">${content}</p>`;
