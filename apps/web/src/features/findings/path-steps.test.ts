import { describe, expect, it } from '@jest/globals';
import { pathSteps } from './path-steps.js';

const path = (length: number) => Array.from({ length }, (_, index) => `p${index}@1.0.0`);

describe('a chain of dependencies', () => {
  it('is drawn whole while it is short', () => {
    expect(pathSteps(path(9), false)).toEqual({ start: path(9), folded: 0, end: [] });
  });

  it('keeps both ends when it is long, and loses no step', () => {
    const { start, folded, end } = pathSteps(path(40), false);
    expect([...start, ...end]).toEqual([...path(40).slice(0, 4), ...path(40).slice(36)]);
    expect(start.length + folded + end.length).toBe(40);
  });

  it('is drawn whole on demand', () => {
    expect(pathSteps(path(40), true).start).toHaveLength(40);
  });
});
