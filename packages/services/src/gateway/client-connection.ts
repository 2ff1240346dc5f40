import { once } from 'node:events';
import type { Socket } from 'node:net';
import { toCommand } from './command.js';
import type { ClientIdentity, GatewayState } from './command-context.js';
import { CommandError } from './command-error.js';
import { FrameBuffer, longestMessage } from './frame-buffer.js';
import { toCommandError } from './postgres-error.js';
import { runCommand } from './run-command.js';
import { encodeReply, parseWireMessage, type WireMessage } from './wire-message.js';

const greetings = new Set(['hello', 'ismaster']);

/** One client's socket: its messages are answered one after the other, in their order. */
export class ClientConnection {
  private readonly frames = new FrameBuffer();
  private readonly identity: ClientIdentity;
  private draining = false;
  private finishing = false;

  constructor(
    private readonly socket: Socket,
    id: number,
    private readonly gateway: GatewayState,
  ) {
    const gone = new AbortController();
    this.identity = { id, gone: gone.signal };
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      gone.abort();
      void gateway.transactions.abandonClient(id);
    });
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  /** Ends the connection once the message at work is answered. */
  finish(): void {
    if (this.draining) this.socket.pause();
    else this.socket.destroy();
    this.finishing = true;
  }

  private receive(chunk: Buffer): void {
    this.frames.push(chunk);
    if (this.frames.bufferedBytes > longestMessage) this.socket.pause();
    if (!this.draining) void this.drain();
  }

  /** A message that breaks the protocol costs its sender the connection, and nobody else anything. */
  private async drain(): Promise<void> {
    this.draining = true;
    try {
      for (let frame = this.frames.next(); frame && !this.socket.destroyed; frame = this.frames.next()) {
        await this.answer(parseWireMessage(frame));
        if (this.finishing) break;
      }
    } catch {
      this.socket.destroy();
    }
    this.draining = false;
    if (this.finishing) this.socket.end();
    else this.socket.resume();
  }

  private async answer(message: WireMessage): Promise<void> {
    const reply = await this.reply(message);
    if (!message.wantsReply || this.socket.destroyed) return;
    this.socket.cork();
    const written = encodeReply(message, reply).map((part) => this.socket.write(part));
    this.socket.uncork();
    if (written.includes(false)) await drainedOrClosed(this.socket);
  }

  private async reply(message: WireMessage): Promise<Buffer> {
    try {
      const command = toCommand(message);
      const greets = greetings.has(command.name.toLowerCase());
      if (message.legacy && !greets) {
        throw new CommandError(352, `OP_QUERY is no longer supported but for hello: ${command.name}`);
      }
      if (greets && !(await this.gateway.postgres.isReachable())) this.socket.destroy();
      return await runCommand(command, this.gateway, this.identity);
    } catch (error) {
      return toCommandError(error).toReply();
    }
  }
}

async function drainedOrClosed(socket: Socket): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })]);
  stop.abort();
}
