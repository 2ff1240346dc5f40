const mostMessages = 2_000;
const mostBytes = 8_000_000;

/**
 * What was handed to the broker and is not confirmed, bounded over all callers: whoever comes later waits. A caller that
 * gave up leaves its messages in it, since they are in memory until they are confirmed or their channel is closed.
 */
export class InFlight {
  messages = 0;
  bytes = 0;
  private waiting: (() => void)[] = [];

  /** One message alone may be larger than all of them together. */
  hasRoomFor(bytes: number): boolean {
    return this.messages < mostMessages && (this.bytes === 0 || this.bytes + bytes <= mostBytes);
  }

  add(bytes: number): void {
    this.messages++;
    this.bytes += bytes;
  }

  remove(bytes: number): void {
    this.messages--;
    this.bytes -= bytes;
    this.wake();
  }

  /** Resolves when something may have changed. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const go of waiting) go();
  }
}
