import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FeedService } from '../feed/feed.service.js';
import { Stores } from '../stores/stores.js';
import { findGrown } from './find-grown.js';
import { Gathered } from './gathered.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveConnections } from './live-connections.js';
import { currentPlace, furtherPlace, isBehind, type LivePlace, nearerPlace } from './live-place.js';
import { readLiveEntries } from './read-live-entries.js';

/**
 * What comes into feeds. A signal says whose feed grew, the log's offsets say up to where everything is there, and each
 * connection's own place says what it still lacks.
 */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  private readonly waiting: Gathered<LiveConnection>;

  constructor(
    private readonly stores: Stores,
    private readonly feed: FeedService,
  ) {
    this.waiting = new Gathered({
      moment: 150,
      look: (connections) => this.tell([...connections.keys()]),
      // The next signal or sweep looks again from the same places.
      onError: (error) => stores.context.onError(error, 'live feed'),
    });
  }

  onModuleDestroy(): void {
    this.waiting.stop();
  }

  look(connections: Iterable<LiveConnection>): void {
    for (const connection of connections) this.waiting.set(connection, true);
  }

  forget(connection: LiveConnection): void {
    this.waiting.delete(connection);
  }

  /** For those whom no signal named: who got nothing is moved on, the others are looked at. */
  async sweep(connections: LiveConnections): Promise<void> {
    const current = await currentPlace(this.stores.queue);
    const behind = [...connections.all].filter(({ place }) => isBehind(place, current));
    if (behind.length === 0) return;
    const from = behind.map(({ place }) => place).reduce(nearerPlace);
    const grown = await findGrown([...new Set(behind.flatMap(({ owners }) => owners))], from, current);
    for (const connection of behind) {
      if (connection.owners.some((owner) => grown.has(owner))) this.waiting.set(connection, true);
      else connection.place = furtherPlace(connection.place, current);
    }
  }

  private async tell(waiting: readonly LiveConnection[]): Promise<void> {
    const current = await currentPlace(this.stores.queue);
    for (const connection of waiting) await this.tellOne(connection, current);
  }

  private async tellOne(connection: LiveConnection, current: LivePlace): Promise<void> {
    const from = connection.place;
    if (!isBehind(from, current)) return;
    const entries = await readLiveEntries(connection.owners, from, current);
    const items = entries === null ? null : await this.feed.live(connection.access, entries);
    connection.place = current;
    if (items === null) connection.tell('refresh', {});
    else if (items.length > 0) connection.tell('feed', { items });
  }
}
