import { Injectable } from '@nestjs/common';

/** The server-sent event streams that are open now, so that a shutdown can end them in good order. */
@Injectable()
export class OpenStreams {
  private readonly closers = new Set<() => void>();
  private ended = false;

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
