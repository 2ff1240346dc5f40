import type { ServerResponse } from 'node:http';
import type { LiveMessage, LiveMessageName } from '@red-tortoise/contracts';
import { type Access, ownersOf } from '../accounts/access.js';
import { type LivePlace, placeText } from './live-place.js';

/** Then the browser connects anew, and is asked again who it is. */
const openAtMost = 15 * 60_000;
/** A reader that takes nothing any more is let go; it comes back and is told what it missed. */
const mostUnsent = 1_000_000;

/** One open page: whose it is, how far it has the log, and the way to tell it something. */
export class LiveConnection {
  readonly owners: readonly string[];
  /** What the reader was last told to have unread; null before the first time. */
  unread: number | null = null;
  private readonly end: NodeJS.Timeout;

  /** The headers must have been sent. `place` is what the reader has already. */
  constructor(
    private readonly response: ServerResponse,
    readonly access: Access,
    public place: LivePlace,
    private readonly onClose: (connection: LiveConnection) => void,
  ) {
    this.owners = ownersOf(access);
    const supportFor = access.supportEndsAt ? access.supportEndsAt.getTime() - Date.now() : openAtMost;
    this.end = setTimeout(this.close, Math.min(openAtMost, supportFor));
    response.on('close', this.close).on('error', this.close);
    this.write('retry: 2000\n\n');
    this.tell('ready', {});
  }

  /** With the place that the reader has once it has got the message. */
  tell<N extends LiveMessageName>(name: N, data: LiveMessage<N>): void {
    this.write(`id: ${placeText(this.place)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Proxies close what is silent for long. */
  beat(): void {
    this.write(': still here\n\n');
  }

  readonly close = (): void => {
    clearTimeout(this.end);
    if (!this.response.writableEnded) this.response.end();
    this.onClose(this);
  };

  private write(text: string): void {
    if (this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > mostUnsent) this.response.destroy();
  }
}
