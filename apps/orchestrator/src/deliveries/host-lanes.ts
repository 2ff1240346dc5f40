const longestQueue = 10_000;
/** Of a host that is slow, and of all of these together. */
const slowLanes = { each: 1, together: 8 };
/** Whoever was slow longest ago is forgotten, and found out again. */
const mostSlow = 1_000;

interface Host {
  busy: number;
  waiting: Set<string>;
}

/**
 * How many deliveries go to one host at a time, and how many to all hosts that are slow. Who finds no free lane does not
 * stand in the way of others: its id is kept here, and whoever leaves a lane learns which may come now. The ids are lost
 * with the process; the deliveries are still due then, and the sweep finds them.
 */
export class HostLanes {
  /** Those with anything under way or waiting; of those that are slow, whose turn was last stands last. */
  private readonly hosts = new Map<string, Host>();
  private readonly slow = new Set<string>();

  /** @param lanes asked each time, since it may change */
  constructor(private readonly lanes: () => number) {}

  /** Whether a lane is free: it is taken then, until `leave`. Else the id waits for one. */
  enter(name: string, id: string): boolean {
    const host = this.hosts.get(name) ?? { busy: 0, waiting: new Set() };
    this.hosts.set(name, host);
    if (this.room(name, host) > 0) {
      host.busy += 1;
      return true;
    }
    if (host.waiting.size < longestQueue) host.waiting.add(id);
    return false;
  }

  /**
   * Gives a lane back, and says whether the host was slow, if it was asked. Answers what waits no longer and may enter now:
   * for the host itself, or in turn for those that are slow.
   */
  leave(name: string, wasSlow: boolean | null): string[] {
    const host = this.hosts.get(name);
    if (host === undefined) return [];
    host.busy -= 1;
    this.sendBehind(name, host);
    const sharedRoom = this.slow.has(name);
    if (wasSlow !== null) this.note(name, wasSlow);
    const ids = this.slow.has(name) ? [] : release(host, this.room(name, host));
    if (sharedRoom || this.slow.has(name)) ids.push(...this.releaseSlow());
    if (host.busy === 0 && host.waiting.size === 0) this.hosts.delete(name);
    return ids;
  }

  private room(name: string, { busy }: Host): number {
    return this.slow.has(name) ? Math.min(slowLanes.each - busy, this.roomOfSlow()) : this.lanes() - busy;
  }

  private roomOfSlow(): number {
    let room = slowLanes.together;
    for (const name of this.slow) room -= this.hosts.get(name)?.busy ?? 0;
    return room;
  }

  private releaseSlow(): string[] {
    const ids: string[] = [];
    const room = this.roomOfSlow();
    for (const [name, host] of [...this.hosts]) {
      if (ids.length >= room) break;
      if (!this.slow.has(name) || host.waiting.size === 0) continue;
      ids.push(...release(host, slowLanes.each - host.busy));
      this.sendBehind(name, host);
    }
    return ids;
  }

  private sendBehind(name: string, host: Host): void {
    this.hosts.delete(name);
    this.hosts.set(name, host);
  }

  private note(name: string, isSlow: boolean): void {
    this.slow.delete(name);
    if (isSlow) this.slow.add(name);
    const [first] = this.slow;
    if (first !== undefined && this.slow.size > mostSlow) this.slow.delete(first);
  }
}

function release({ waiting }: Host, most: number): string[] {
  const ids: string[] = [];
  for (const id of waiting) {
    if (ids.length >= most) break;
    ids.push(id);
    waiting.delete(id);
  }
  return ids;
}
