import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../api/api-error.js';
import { problemOf, unknownLicenceIn } from './policy-problems.js';

const refused = (code: string, detail?: string) => new ApiError({ kind: 'problem', title: 'Refused', code, detail });

describe('a refused policy', () => {
  it('names the unknown licence at the field that has it, and at no other', () => {
    const licence = unknownLicenceIn(refused('policy.licence-unknown', 'Nonsense-1.0'));
    expect(problemOf(['MIT', 'Nonsense-1.0'], licence)).toBe('“Nonsense-1.0” is not on the SPDX licence list');
    expect(problemOf(['MIT'], licence)).toBeUndefined();
  });

  it('is no question of licences when it was refused for something else', () => {
    expect(unknownLicenceIn(refused('policy.owner-only', 'MIT'))).toBeNull();
    expect(unknownLicenceIn(new Error('MIT'))).toBeNull();
  });
});
