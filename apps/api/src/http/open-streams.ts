import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import type { Access } from '../accounts/access.js';
import { startEventStream } from './start-event-stream.js';

/** Each open page has one, or two. */
const mostOfAnAccount = 20;

/** What streams now: a shutdown ends it in good order, and one account has so many event streams and no more. */
@Injectable()
export class OpenStreams {
  private readonly closers = new Set<() => void>();
  private readonly accounts = new Map<string, number>();
  private ended = false;

  /**
   * Begins a stream of server-sent events; what follows is written to the answer.
   *
   * @throws CodedError request.too-many
   */
  start({ userId, byToken }: Access, reply: FastifyReply): ServerResponse {
    // Tokens leave their maker's pages alone.
    const account = byToken ? `token/${userId}` : userId;
    const open = this.accounts.get(account) ?? 0;
    if (open >= mostOfAnAccount) throw new CodedError('request.too-many', `${open} event streams are open already`);
    this.accounts.set(account, open + 1);
    const response = startEventStream(reply);
    const forget = this.add(() => response.end());
    const closed = () => {
      forget();
      const left = (this.accounts.get(account) ?? 1) - 1;
      if (left > 0) this.accounts.set(account, left);
      else this.accounts.delete(account);
    };
    // Who left before this has told so already.
    if (response.destroyed) closed();
    else response.once('close', closed);
    return response;
  }

  /** Answers how to take the stream off the list again. A process that ends opens no more. */
  add(close: () => void): () => void {
    if (this.ended) close();
    else this.closers.add(close);
    return () => this.closers.delete(close);
  }

  get count(): number {
    return this.closers.size;
  }

  closeAll(): void {
    this.ended = true;
    for (const close of this.closers) close();
    this.closers.clear();
  }
}
