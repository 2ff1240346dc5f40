import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FrameBuffer } from './frame-buffer.js';

function frame(size: number): Buffer {
  const bytes = Buffer.alloc(16 + size, size);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
}

describe('a frame buffer', () => {
  it('gives back the same messages however the stream is cut', () => {
    const cuts = fc.array(fc.nat(40), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.nat(90), { maxLength: 8 }), cuts, (sizes, pieces) => {
        const sent = sizes.map(frame);
        const stream = Buffer.concat(sent);
        const buffer = new FrameBuffer();
        const received: Buffer[] = [];
        for (let position = 0, piece = 0; position < stream.length; piece += 1) {
          const length = 1 + (pieces[piece % pieces.length] ?? 0);
          buffer.push(stream.subarray(position, position + length));
          position += length;
          for (let next = buffer.next(); next; next = buffer.next()) received.push(next);
        }
        expect(received).toEqual(sent);
        expect(buffer.bufferedBytes).toBe(0);
      }),
    );
  });

  it.each([-1, 0, 15, 48_000_001])('refuses a length of %i', (length) => {
    const bytes = frame(10);
    bytes.writeInt32LE(length, 0);
    const buffer = new FrameBuffer();
    buffer.push(bytes);
    expect(() => buffer.next()).toThrow(RangeError);
  });
});
