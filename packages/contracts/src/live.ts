import { z } from 'zod';
import { FeedItem } from './feed.js';
import { Import } from './imports.js';

/**
 * What happens while a page is open, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * Each message's `event` names one of these shapes and its `data` is that shape as JSON. After a break the browser's
 * Last-Event-ID brings what was missed; a message may come twice, so that readers go by the ids inside.
 */
export const liveStreamPath = '/v1/stream';
export const liveMessages = {
  /** Said once at the beginning. */
  ready: z.object({}),
  /** Came into the reader's feed, the newest first. */
  feed: z.object({ items: z.array(FeedItem) }),
  /** More happened to the feed than is worth sending: read it again. */
  refresh: z.object({}),
  import: Import,
  /** The reader's inbox changed; `unread` as the inbox counts it. Also said once at the beginning. */
  inbox: z.object({ unread: z.number().int() }),
  /** Findings of these projects changed: read them again. */
  findings: z.object({ projectIds: z.array(z.string()) }),
} as const;
export type LiveMessageName = keyof typeof liveMessages;
export type LiveMessage<N extends LiveMessageName> = z.output<(typeof liveMessages)[N]>;
