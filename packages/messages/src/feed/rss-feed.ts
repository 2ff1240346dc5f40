import { markup } from '../markup/markup.js';
import type { FeedContent, FeedContentEntry } from './feed-content.js';
import { feedEntryHtml } from './feed-entry-html.js';

/** RSS 2.0 (https://www.rssboard.org/rss-specification). A title is plain text, a description HTML. */
export function rssFeed({ title, home, self, updatedAt, entries }: FeedContent): string {
  return markup`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${title}</title>
<link>${home}</link>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
<description>Alerts of ${title}</description>
<lastBuildDate>${asHttpDate(updatedAt)}</lastBuildDate>
${entries.map(rssItem)}</channel></rss>
`.text;
}

function rssItem(entry: FeedContentEntry) {
  return markup`<item>
<title>${entry.title}</title>
<link>${entry.url}</link>
<guid isPermaLink="false">${entry.id}</guid>
<pubDate>${asHttpDate(entry.at)}</pubDate>
<category>${entry.category}</category>
<description>${feedEntryHtml(entry).text}</description>
</item>
`;
}

const asHttpDate = (moment: string) => new Date(moment).toUTCString();
