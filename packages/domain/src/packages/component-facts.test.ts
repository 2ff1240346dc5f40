import { describe, expect, it } from '@jest/globals';
import { componentFacts, howFarBehind } from './component-facts.js';

describe('how far behind', () => {
  it.each([
    ['1.0.0', '1.0.0', 'none'],
    ['2.0.0', '1.9.9', 'none'],
    ['1.0.0', '1.0.1', 'patch'],
    ['1.0.0-beta.1', '1.0.0', 'patch'],
    ['1.0.9', '1.1.0', 'minor'],
    ['0.9.0', '1.0.0', 'major'],
    ['not a version', '1.0.0', 'unknown'],
  ])('%s with latest %s is %s', (installed, latest, expected) => {
    expect(howFarBehind(installed, latest)).toBe(expected);
  });
});

describe('the facts of a component', () => {
  it('stay unknown for a package that was never answered for, also when it was asked for', () => {
    const facts = componentFacts('1.0.0', { latest: null, fetchedAt: null }, undefined);
    expect(facts).toMatchObject({ fetched: false, behind: 'unknown', licence: null, deprecated: null });
  });
});
