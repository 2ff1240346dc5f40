import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ImportDocument, ImportModel } from '@red-tortoise/documents';
import { currentImportId, toImport } from '@red-tortoise/domain';
import { FeedService } from '../feed/feed.service.js';
import { Stores } from '../stores/stores.js';
import type { LiveConnection } from './live-connection.js';
import { currentPlace, isBehind, type LivePlace } from './live-place.js';
import { readLiveEntries } from './read-live-entries.js';

/** Signals of one moment are one look. */
const gatherFor = 150;
/** Signals may be lost: now and then everybody is looked after. */
const lookEvery = 15_000;

/**
 * Tells open pages what happens. A signal says whose feed grew, the log's offsets say up to where everything is there,
 * and each connection's own place says what it still lacks. No state but the connections: any copy serves any page.
 */
@Injectable()
export class LiveService implements OnModuleDestroy {
  private readonly connections = new Set<LiveConnection>();
  private readonly waiting = new Set<LiveConnection>();
  private readonly imports = new Set<string>();
  private readonly stops: (() => void)[];
  private gathering: NodeJS.Timeout | null = null;
  private telling = false;

  constructor(
    private readonly stores: Stores,
    private readonly feed: FeedService,
  ) {
    const { queue } = stores;
    const sweep = setInterval(() => this.wake(this.connections), lookEvery);
    this.stops = [
      queue.onSignal('feed.grew', ({ owners }) => this.wake(this.of(owners))),
      queue.onSignal('feed.rewritten', ({ owners }) => {
        for (const connection of this.of(owners)) connection.tell('refresh', {});
      }),
      queue.onSignal('import.progressed', ({ importId }) => this.wakeForImport(importId)),
      () => clearInterval(sweep),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
    if (this.gathering) clearTimeout(this.gathering);
  }

  /** Where a page that has nothing yet begins. */
  now(): Promise<LivePlace> {
    return currentPlace(this.stores.queue);
  }

  add(connection: LiveConnection): void {
    this.connections.add(connection);
    this.wake([connection]);
  }

  remove(connection: LiveConnection): void {
    this.connections.delete(connection);
    this.waiting.delete(connection);
  }

  private of(owners: readonly string[]): LiveConnection[] {
    const wanted = new Set(owners);
    return [...this.connections].filter((connection) => connection.owners.some((owner) => wanted.has(owner)));
  }

  private wake(connections: Iterable<LiveConnection>): void {
    for (const connection of connections) this.waiting.add(connection);
    this.gather();
  }

  private wakeForImport(importId: string): void {
    if (this.connections.size === 0) return;
    this.imports.add(importId);
    this.gather();
  }

  private gather(): void {
    if (this.waiting.size + this.imports.size > 0) this.gathering ??= setTimeout(() => void this.tellAll(), gatherFor);
  }

  private async tellAll(): Promise<void> {
    this.gathering = null;
    if (this.telling) return;
    this.telling = true;
    try {
      await this.tellImports(take(this.imports));
      await this.tellFeeds(take(this.waiting));
    } catch (error) {
      // The next signal or sweep looks again from the same places.
      this.stores.context.onError(error as Error, 'live stream');
    } finally {
      this.telling = false;
      this.gather();
    }
  }

  private async tellFeeds(waiting: readonly LiveConnection[]): Promise<void> {
    if (waiting.length === 0) return;
    const current = await this.now();
    for (const connection of waiting) {
      const from = connection.place;
      if (!isBehind(from, current)) continue;
      const entries = await readLiveEntries(connection.owners, from, current);
      const items = entries === null ? null : await this.feed.live(connection.access, entries);
      connection.place = current;
      if (items === null) connection.tell('refresh', {});
      else if (items.length > 0) connection.tell('feed', { items });
    }
  }

  private async tellImports(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const document = await ImportModel.findById(id).lean<ImportDocument | null>();
      if (!document) continue;
      const readers = this.of([document.organisationId]);
      if (readers.length === 0) continue;
      const shown = toImport(document, await currentImportId(document.projectId));
      for (const reader of readers) reader.tell('import', shown);
    }
  }
}

function take<T>(set: Set<T>): T[] {
  const items = [...set];
  set.clear();
  return items;
}
