import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ImportDocument, ImportModel } from '@red-tortoise/documents';
import { currentImportId, toImport } from '@red-tortoise/domain';
import { Stores } from '../stores/stores.js';
import { Gathered } from './gathered.js';
import type { LiveConnection } from './live-connection.js';
import { LiveConnections } from './live-connections.js';
import { LiveFeed } from './live-feed.js';
import { LiveInbox } from './live-inbox.js';
import { currentPlace, type LivePlace } from './live-place.js';

const heartbeatEvery = 20_000;
/** Signals may be lost: now and then everybody is looked after. */
const lookEvery = 15_000;

/**
 * Tells open pages what happens. Signals say where to look; the stores say what there is to tell. No state but the
 * connections: any copy of the API serves any page.
 */
@Injectable()
export class LiveService implements OnModuleDestroy {
  private readonly connections = new LiveConnections();
  private readonly imports: Gathered<string>;
  /** Projects whose findings changed, with their organisation. */
  private readonly findings: Gathered<string, string>;
  private readonly stops: (() => void)[];

  constructor(
    private readonly stores: Stores,
    private readonly feed: LiveFeed,
    private readonly inbox: LiveInbox,
  ) {
    const { queue, context } = stores;
    const { connections } = this;
    const onError = (error: Error) => context.onError(error, 'live stream');
    this.imports = new Gathered({ moment: 150, look: (ids) => this.tellImports(ids.keys()), onError });
    this.findings = new Gathered({ moment: 150, rest: 1_000, look: (changed) => this.tellFindings(changed), onError });
    const heartbeat = setInterval(() => this.beat(), heartbeatEvery);
    const sweep = setInterval(() => this.lookAfterAll(onError), lookEvery);
    this.stops = [
      queue.onSignal('feed.grew', ({ owners }) => this.feed.look(connections.of(owners))),
      queue.onSignal('feed.rewritten', ({ owners }) => {
        for (const connection of connections.of(owners)) connection.tell('refresh', {});
      }),
      queue.onSignal('import.progressed', ({ importId }) => {
        if (connections.all.size > 0) this.imports.set(importId, true);
      }),
      queue.onSignal('inbox.changed', ({ userIds }) => this.inbox.changed(connections.of(userIds))),
      queue.onSignal('findings.changed', ({ organisationId, projectIds }) => {
        if (connections.of([organisationId]).size === 0) return;
        for (const projectId of projectIds) this.findings.set(projectId, organisationId);
      }),
      queue.onSignal('access.ended', ({ owners }) => {
        for (const connection of connections.all) {
          // A token ends with its maker, too.
          const of = [...connection.owners, connection.access.userId];
          if (owners.some((owner) => of.includes(owner))) connection.close();
        }
      }),
      () => clearInterval(heartbeat),
      () => clearInterval(sweep),
      () => this.imports.stop(),
      () => this.findings.stop(),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
  }

  /** Where a page that has nothing yet begins. */
  now(): Promise<LivePlace> {
    return currentPlace(this.stores.queue);
  }

  add(connection: LiveConnection): void {
    this.connections.add(connection);
    this.feed.look([connection]);
    this.inbox.changed([connection]);
  }

  remove(connection: LiveConnection): void {
    this.connections.remove(connection);
    this.feed.forget(connection);
    this.inbox.forget(connection);
  }

  /** One timer for everybody: a thousand idle pages should cost little. */
  private beat(): void {
    for (const connection of this.connections.all) connection.beat();
  }

  private lookAfterAll(onError: (error: Error) => void): void {
    this.feed.sweep(this.connections).catch(onError);
    this.inbox.sweep(this.connections).catch(onError);
  }

  private async tellImports(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      const document = await ImportModel.findById(id).lean<ImportDocument | null>();
      if (!document) continue;
      const readers = this.connections.of([document.organisationId]);
      if (readers.size === 0) continue;
      const shown = toImport(document, await currentImportId(document.projectId));
      for (const reader of readers) reader.tell('import', shown);
    }
  }

  private async tellFindings(changed: ReadonlyMap<string, string>): Promise<void> {
    for (const organisationId of new Set(changed.values())) {
      const projectIds = [...changed].flatMap(([id, owner]) => (owner === organisationId ? [id] : []));
      for (const reader of this.connections.of([organisationId])) reader.tell('findings', { projectIds });
    }
  }
}
