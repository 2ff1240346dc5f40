import { markup } from '../markup/markup.js';
import type { FeedContent, FeedContentEntry } from './feed-content.js';
import { feedEntryHtml } from './feed-entry-html.js';

/** Atom (RFC 4287). */
export function atomFeed({ id, title, home, self, updatedAt, entries }: FeedContent): string {
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${id}</id>
<title>${title}</title>
<updated>${updatedAt}</updated>
<author><name>Red Tortoise</name></author>
<link rel="alternate" type="text/html" href="${home}"/>
<link rel="self" type="application/atom+xml" href="${self}"/>
${entries.map(atomEntry)}</feed>
`.text;
}

function atomEntry(entry: FeedContentEntry) {
  return markup`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<updated>${entry.at}</updated>
<published>${entry.at}</published>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<category term="${entry.category}"/>
<content type="html">${feedEntryHtml(entry).text}</content>
</entry>
`;
}
