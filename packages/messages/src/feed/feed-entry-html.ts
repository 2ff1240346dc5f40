import { type Markup, markup } from '../markup/markup.js';
import type { FeedContentEntry } from './feed-content.js';

/** An entry's content, for readers that show HTML. */
export function feedEntryHtml({ text, why, links }: FeedContentEntry): Markup {
  const ways = links.map(({ label, url }) => markup` <a href="${url}">${label}</a>`);
  return markup`${text === '' ? null : markup`<p>${text}</p>`}<p>${why}.</p><p>${ways}</p>`;
}
