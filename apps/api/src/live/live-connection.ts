import type { ServerResponse } from 'node:http';
import type { LiveMessage, LiveMessageName } from '@red-tortoise/contracts';
import type { Access } from '../accounts/access.guard.js';
import { type LivePlace, placeText } from './live-place.js';

const heartbeatEvery = 20_000;
/** Then the browser connects anew, and is asked again who it is. */
const openAtMost = 15 * 60_000;
/** A reader that takes nothing any more is let go; it comes back and is told what it missed. */
const mostUnsent = 1_000_000;

/** One open page: whose it is, how far it has the log, and the way to tell it something. */
export class LiveConnection {
  readonly owners: readonly string[];
  private readonly timers: NodeJS.Timeout[];

  /** The headers must have been sent. `place` is what the reader has already. */
  constructor(
    private readonly response: ServerResponse,
    readonly access: Access,
    public place: LivePlace,
    private readonly onClose: (connection: LiveConnection) => void,
  ) {
    this.owners = [...access.organisationIds, access.userId];
    this.timers = [
      setInterval(() => this.write(': still here\n\n'), heartbeatEvery),
      setTimeout(() => this.close(), openAtMost),
    ];
    response.on('close', () => this.close()).on('error', () => this.close());
    this.write('retry: 2000\n\n');
    this.tell('ready', {});
  }

  /** With the place that the reader has once it has got the message. */
  tell<N extends LiveMessageName>(name: N, data: LiveMessage<N>): void {
    this.write(`id: ${placeText(this.place)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close = (): void => {
    for (const timer of this.timers) clearInterval(timer);
    if (!this.response.writableEnded) this.response.end();
    this.onClose(this);
  };

  private write(text: string): void {
    if (this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > mostUnsent) this.response.destroy();
  }
}
