import { setTimeout as delay } from 'node:timers/promises';

/** A registry that says "later" says it to all of us: everyone who wants to ask this host waits. */
export class HostPauses {
  private readonly until = new Map<string, number>();

  pause(host: string, milliseconds: number): void {
    this.until.set(host, Math.max(this.until.get(host) ?? 0, Date.now() + milliseconds));
  }

  /** Resolves when the host may be asked. A pause may grow meanwhile. @throws when the signal is aborted */
  async pass(host: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    for (let left = this.left(host); left > 0; left = this.left(host)) await delay(left, undefined, { signal });
  }

  private left(host: string): number {
    return (this.until.get(host) ?? 0) - Date.now();
  }
}
