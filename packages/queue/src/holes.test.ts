import { describe, expect, it } from '@jest/globals';
import { Holes } from './holes.js';

describe('a hole in a stream', () => {
  it('ends a read, before the first message as well as behind one', () => {
    expect(() => new Holes().refuse('s', 9, [20, 21])).toThrow('between 9 and 20');
    expect(() => new Holes().refuse('s', 9, [10, 11, 30])).toThrow('between 11 and 30');
  });

  it('is none where a few offsets are missing, which segments take', () => {
    expect(() => new Holes().refuse('s', 9, [10, 12, 13, 19])).not.toThrow();
  });

  it('that is still there when it is read again holds nobody up; another one does', () => {
    const holes = new Holes();
    expect(() => holes.refuse('s', 9, [10, 30, 60])).toThrow('between 10 and 30');
    expect(() => holes.refuse('s', 9, [10, 30, 60])).toThrow('between 30 and 60');
    expect(() => holes.refuse('s', 9, [10, 30, 60])).not.toThrow();
    expect(() => holes.refuse('other', 9, [10, 30])).toThrow('between 10 and 30');
  });
});
