import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FeedService } from '../feed/feed.service.js';
import type { FeedGroup } from '../feed/feed-group.js';
import { Stores } from '../stores/stores.js';
import { findGrown } from './find-grown.js';
import { Gathered } from './gathered.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveConnections } from './live-connections.js';
import { currentPlace, furtherPlace, isBehind, type LivePlace, nearerPlace, placeText } from './live-place.js';
import { groupsOf, readLiveEntries } from './read-live-entries.js';

/** Each of them costs some queries of its own, all at the same time. */
const toldTogether = 50;

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
      moment: 50,
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
    const behind = waiting.filter(({ place }) => isBehind(place, current));
    for (const together of withOnePlace(behind)) await this.tellSome(together, current);
  }

  /** Connections that all have the same: what they lack is read for all at once. */
  private async tellSome(connections: readonly LiveConnection[], to: LivePlace): Promise<void> {
    const [first] = connections;
    if (!first) return;
    const owners = [...new Set(connections.flatMap((connection) => connection.owners))];
    const entries = await readLiveEntries(owners, { from: first.place, to, readers: connections.length });
    if (entries === null && connections.length > 1) {
      // Somebody gets far more than the others; halves find out who.
      const half = Math.ceil(connections.length / 2);
      await this.tellSome(connections.slice(0, half), to);
      return await this.tellSome(connections.slice(half), to);
    }
    const lacking = connections.map((connection) => ({
      connection,
      groups: entries && groupsOf(entries, connection.owners),
    }));
    await this.send(lacking, to);
  }

  private async send(lacking: readonly Lacking[], to: LivePlace): Promise<void> {
    const readers = lacking.flatMap(({ connection: { access }, groups }) =>
      groups && groups.length > 0 ? { access, groups } : [],
    );
    const items = readers.length > 0 ? await this.feed.live(readers) : [];
    for (const { connection, groups } of lacking) {
      connection.place = to;
      if (groups === null) connection.tell('refresh', {});
      else if (groups.length > 0) connection.tell('feed', { items: items.shift() ?? [] });
    }
  }
}

interface Lacking {
  connection: LiveConnection;
  /** Null where it is too much to send. */
  groups: FeedGroup[] | null;
}

function withOnePlace(connections: readonly LiveConnection[]): LiveConnection[][] {
  const byPlace = new Map<string, LiveConnection[][]>();
  for (const connection of connections) {
    const place = placeText(connection.place);
    const batches = byPlace.get(place) ?? [];
    byPlace.set(place, batches);
    const last = batches.at(-1);
    if (last && last.length < toldTogether) last.push(connection);
    else batches.push([connection]);
  }
  return [...byPlace.values()].flat();
}
