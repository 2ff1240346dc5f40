import type { LiveConnection } from './live-connection.js';

/** The pages that are open on this copy of the API, by whose they are. */
export class LiveConnections {
  private readonly byOwner = new Map<string, Set<LiveConnection>>();
  private readonly every = new Set<LiveConnection>();

  get all(): ReadonlySet<LiveConnection> {
    return this.every;
  }

  add(connection: LiveConnection): void {
    this.every.add(connection);
    for (const owner of connection.owners) {
      const connections = this.byOwner.get(owner) ?? new Set();
      this.byOwner.set(owner, connections.add(connection));
    }
  }

  remove(connection: LiveConnection): void {
    this.every.delete(connection);
    for (const owner of connection.owners) {
      const connections = this.byOwner.get(owner);
      connections?.delete(connection);
      if (connections?.size === 0) this.byOwner.delete(owner);
    }
  }

  /** Each connection once. */
  of(owners: readonly string[]): Set<LiveConnection> {
    return new Set(owners.flatMap((owner) => [...(this.byOwner.get(owner) ?? [])]));
  }
}
