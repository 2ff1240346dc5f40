import { expect, it } from '@jest/globals';
import { describeStretch, stretchesOf } from './affected-stretches.js';

const described = (...events: Parameters<typeof stretchesOf>[0]['events']) =>
  stretchesOf({ events }).map(describeStretch);

it('a range reads as stretches in the notation of version ranges', () => {
  expect(
    described(
      { kind: 'introduced', version: '0' },
      { kind: 'fixed', version: '1.2.3' },
      { kind: 'introduced', version: '2.0.0' },
      { kind: 'last_affected', version: '2.4.0' },
      { kind: 'introduced', version: '3.0.0' },
      { kind: 'limit', version: '4.0.0' },
      { kind: 'introduced', version: '5.0.0' },
    ),
  ).toEqual(['<1.2.3', '>=2.0.0 <=2.4.0', '>=3.0.0 <4.0.0', '>=5.0.0']);
  expect(described({ kind: 'introduced', version: '0' }, { kind: 'limit', version: '*' })).toEqual(['*']);
});

it('an end counts once, and one without a beginning not at all', () => {
  expect(
    described(
      { kind: 'fixed', version: '0.1.0' },
      { kind: 'introduced', version: '1.0.0' },
      { kind: 'fixed', version: '1.1.0' },
      { kind: 'fixed', version: '1.2.0' },
    ),
  ).toEqual(['>=1.0.0 <1.1.0']);
});
