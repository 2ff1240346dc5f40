const headerLength = 16;

/** What `hello` promises and every message is held to. */
export const longestMessage = 48_000_000;

/**
 * Cuts a byte stream into MongoDB messages. Chunks are joined once per message, so a message of many
 * megabytes costs one copy.
 */
export class FrameBuffer {
  private chunks: Buffer[] = [];
  private size = 0;

  get bufferedBytes(): number {
    return this.size;
  }

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  /** The next whole message with its header, or undefined until more bytes come. Throws a RangeError on a bad length. */
  next(): Buffer | undefined {
    if (this.size < headerLength) return undefined;
    const length = this.messageLength();
    if (length < headerLength || length > longestMessage) throw new RangeError(`a message of ${length} bytes`);
    return this.size >= length ? this.take(length) : undefined;
  }

  private messageLength(): number {
    const first = this.chunks[0] as Buffer;
    if (first.length >= 4) return first.readInt32LE(0);
    this.chunks = [Buffer.concat(this.chunks)];
    return this.messageLength();
  }

  private take(length: number): Buffer {
    const first = this.chunks[0] as Buffer;
    const joined = first.length >= length ? first : Buffer.concat(this.chunks);
    const rest = joined === first ? this.chunks.slice(1) : [];
    this.chunks = joined.length > length ? [joined.subarray(length), ...rest] : rest;
    this.size -= length;
    return joined.subarray(0, length);
  }
}
