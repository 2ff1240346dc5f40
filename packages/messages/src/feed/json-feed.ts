import type { FeedContent } from './feed-content.js';
import { feedEntryHtml } from './feed-entry-html.js';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ title, home, self, entries }: FeedContent): string {
  const items = entries.map((entry) => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: feedEntryHtml(entry).text,
    summary: entry.text === '' ? `${entry.why}.` : entry.text,
    date_published: entry.at,
    tags: [entry.category],
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    authors: [{ name: 'Red Tortoise' }],
    language: 'en',
    items,
  };
  return JSON.stringify(feed, null, 2);
}
