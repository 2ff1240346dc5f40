import { advisoryLimits } from '../record/advisory-limits.js';

export interface Line {
  /** From 1. */
  number: number;
  text: string;
}

/** UTF-8 needs at most three bytes for what JavaScript counts as one character. */
const lineBytes = 3 * advisoryLimits.characters + 1;

/**
 * The lines of a text in UTF-8 that are not blank. A line beyond every limit is cut behind it, which is enough for the
 * reader to refuse it, and so never takes more memory than that.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    if (part.length > 0 && length < lineBytes) parts.push(part.subarray(0, lineBytes - length));
    length += part.length;
  };
  const take = (): Line => {
    const text = (parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).toString();
    parts = [];
    length = 0;
    return { number: number++, text };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (/\S/.test(line.text)) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = take();
  if (/\S/.test(last.text)) yield last;
}
