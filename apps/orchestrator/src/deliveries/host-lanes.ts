const longestQueue = 10_000;

interface Host {
  busy: number;
  waiting: Set<string>;
}

/**
 * How many deliveries go to one host at a time. Who finds no free lane does not stand in the way of others: its id is
 * kept here, and whoever leaves a lane takes the next along. The ids are lost with the process; the deliveries are
 * still due then, and the sweep finds them.
 */
export class HostLanes {
  private readonly hosts = new Map<string, Host>();

  /** @param lanes asked each time, since it may change */
  constructor(private readonly lanes: () => number) {}

  /** Whether a lane is free: it is taken then, until `next` answers undefined. Else the id waits for one. */
  enter(name: string, id: string): boolean {
    const host = this.hosts.get(name) ?? { busy: 0, waiting: new Set() };
    this.hosts.set(name, host);
    if (host.busy < this.lanes()) {
      host.busy += 1;
      return true;
    }
    if (host.waiting.size < longestQueue) host.waiting.add(id);
    return false;
  }

  /** What goes next on this lane; undefined when nothing waits or a lane is too many, and the lane is free again. */
  next(name: string): string | undefined {
    const host = this.hosts.get(name);
    if (host === undefined) return undefined;
    const [id] = host.busy > this.lanes() ? [] : host.waiting;
    if (id !== undefined) host.waiting.delete(id);
    else this.leave(name, host);
    return id;
  }

  /** Gives the lane back; nobody goes on with what waits. */
  abandon(name: string): void {
    const host = this.hosts.get(name);
    if (host) this.leave(name, host);
  }

  private leave(name: string, host: Host): void {
    host.busy -= 1;
    if (host.busy === 0) this.hosts.delete(name);
  }
}
