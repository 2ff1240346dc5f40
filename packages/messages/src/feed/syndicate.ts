import type { SyndicationFormat } from '@red-tortoise/contracts';
import { describedAlert } from '../described-alert.js';
import type { MessageAlert } from '../message.js';
import { linksOfAlert } from '../message-links.js';
import { whyItCame } from '../why-it-came.js';
import { atomFeed } from './atom-feed.js';
import type { FeedContent, FeedContentEntry } from './feed-content.js';
import { jsonFeed } from './json-feed.js';
import { rssFeed } from './rss-feed.js';

export interface SyndicatedChannel {
  id: string;
  name: string;
  organisationName: string | null;
  /** The web app's address, without a slash at its end. */
  web: string;
  /** Where this very feed is fetched. */
  self: string;
  /** When the channel was made; ISO, UTC. */
  createdAt: string;
}

const formats = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: rssFeed },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: atomFeed },
  json: { contentType: 'application/feed+json; charset=utf-8', write: jsonFeed },
} as const;

/** A channel's alerts, the newest first, for feed readers. The same alerts are the same bytes. */
export function syndicate(
  format: SyndicationFormat,
  channel: SyndicatedChannel,
  alerts: readonly MessageAlert[],
): { contentType: string; body: string } {
  const { contentType, write } = formats[format];
  return { contentType, body: write(contentOfFeed(channel, alerts)) };
}

function contentOfFeed(channel: SyndicatedChannel, alerts: readonly MessageAlert[]): FeedContent {
  const { id, name, organisationName, web, self, createdAt } = channel;
  return {
    id: `urn:uuid:${id}`,
    title: ['Red Tortoise', organisationName, name].filter(Boolean).join(' · '),
    home: `${web}/channels/${id}`,
    self,
    updatedAt: alerts[0]?.at ?? createdAt,
    entries: alerts.map((alert) => toEntry(alert, web)),
  };
}

function toEntry(alert: MessageAlert, web: string): FeedContentEntry {
  const { title, text, path } = describedAlert(alert);
  return {
    id: uuidOf(alert.id),
    title,
    text,
    why: whyItCame(alert),
    url: `${web}${path}`,
    at: alert.at,
    category: alert.event.type,
    links: linksOfAlert(alert, web),
  };
}

/** An alert's id is 32 hexadecimal digits, which is what a UUID holds. It stays when the installation moves. */
function uuidOf(id: string): string {
  return `urn:uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
