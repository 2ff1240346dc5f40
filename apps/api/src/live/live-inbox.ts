import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InboxService } from '../inbox/inbox.service.js';
import { Stores } from '../stores/stores.js';
import { findWoken } from './find-woken.js';
import { Gathered } from './gathered.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveConnections } from './live-connections.js';

/** How long a badge may be wrong after a lost signal, in milliseconds. */
const countAgainAfter = 5 * 60_000;

/** How many alerts are unread, once a second at the most. */
@Injectable()
export class LiveInbox implements OnModuleDestroy {
  /** Who is to be told; false where only a different figure is worth a message. */
  private readonly waiting: Gathered<LiveConnection, boolean>;
  private wokenUpTo = new Date();
  private allCountedAt = Date.now();

  constructor(
    private readonly inbox: InboxService,
    stores: Stores,
  ) {
    this.waiting = new Gathered({
      moment: 150,
      rest: 1_000,
      look: (connections) => this.tell(connections),
      onError: (error) => {
        this.allCountedAt = 0;
        stores.context.onError(error, 'live inbox');
      },
    });
  }

  onModuleDestroy(): void {
    this.waiting.stop();
  }

  /** A token opens what is an organisation's; an inbox is a person's. */
  changed(connections: Iterable<LiveConnection>): void {
    for (const connection of connections) if (!connection.access.byToken) this.waiting.set(connection, true);
  }

  forget(connection: LiveConnection): void {
    this.waiting.delete(connection);
  }

  async sweep(connections: LiveConnections): Promise<void> {
    const now = new Date();
    if (connections.all.size > 0) this.changed(connections.of(await findWoken(this.wokenUpTo, now)));
    this.wokenUpTo = now;
    if (now.getTime() - this.allCountedAt < countAgainAfter) return;
    this.allCountedAt = now.getTime();
    for (const connection of connections.all) {
      if (!connection.access.byToken && !this.waiting.get(connection)) this.waiting.set(connection, false);
    }
  }

  /** A person with several open pages is counted once. */
  private async tell(waiting: ReadonlyMap<LiveConnection, boolean>): Promise<void> {
    const counted = new Map<string, number>();
    for (const [connection, always] of waiting) {
      const { access } = connection;
      const unread = counted.get(access.userId) ?? (await this.inbox.unread(access)).unread;
      counted.set(access.userId, unread);
      if (always || unread !== connection.unread) connection.tell('inbox', { unread });
      connection.unread = unread;
    }
  }
}
