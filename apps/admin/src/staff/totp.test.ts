import { describe, expect, it } from '@jest/globals';
import { enrolmentOf, newTotpSecret, stepOfCode, totpAt } from './totp.js';

const rfcSecret = '12345678901234567890';
/** Seconds and the last six digits of RFC 6238, appendix B (SHA-1). */
const rfcCodes: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('a code', () => {
  it.each(rfcCodes)('at second %i is the one of RFC 6238', async (seconds, code) => {
    expect(await totpAt(rfcSecret, seconds * 1_000)).toBe(code);
    expect(await stepOfCode(rfcSecret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('is taken half a minute early or late, and no further', async () => {
    const now = 1_111_111_111_000;
    const code = await totpAt(rfcSecret, now);
    const step = Math.floor(now / 30_000);
    const taken = await Promise.all([-2, -1, 0, 1, 2].map((off) => stepOfCode(rfcSecret, code, now + off * 30_000)));
    expect(taken).toEqual([null, step, step, step, null]);
  });
});

describe('an enrolment', () => {
  it('tells an authenticator app the secret, as text, as an address and as a picture', () => {
    const { secret, uri, qr } = enrolmentOf(rfcSecret, 'sam@example.test');
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Red%20Tortoise%20staff:sam%40example\.test\?secret=GEZDG/);
    expect(qr.size).toBeGreaterThan(30);
    // The finder pattern in the upper left corner, within the quiet zone of four.
    expect(qr.path).toMatch(/^M4 4h1v1h-1zM5 4h1v1h-1z/);
  });

  it('has a secret of its own with 144 random bits', () => {
    const secrets = new Set(Array.from({ length: 100 }, newTotpSecret));
    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(18);
  });
});
