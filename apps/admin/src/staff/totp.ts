import { randomBytes } from 'node:crypto';
import { createOTP } from '@better-auth/utils/otp';
import type { Enrolment } from '@red-tortoise/contracts';
import { encode } from 'uqr';

const issuer = 'Red Tortoise staff';
const period = 30;
/** Steps that the clock of a phone may be off by, either way. */
const tolerance = 1;

/** 144 random bits; RFC 4226 asks for 128. As text, because that is what is signed with. */
export function newTotpSecret(): string {
  return randomBytes(18).toString('base64url');
}

/** The code of a secret at a moment, in milliseconds (RFC 6238: SHA-1, six digits, 30 seconds). */
export function totpAt(secret: string, now: number): Promise<string> {
  return createOTP(secret).hotp(stepAt(now));
}

/** The time step that a code belongs to, among those that may be meant now; null when there is none. */
export async function stepOfCode(secret: string, code: string, now: number): Promise<number | null> {
  let found: number | null = null;
  for (let step = stepAt(now) - tolerance; step <= stepAt(now) + tolerance; step += 1) {
    // Never an early end: how long it takes says nothing.
    if ((await createOTP(secret).hotp(step)) === code) found = step;
  }
  return found;
}

/** What an authenticator app is shown. */
export function enrolmentOf(secret: string, email: string): Enrolment {
  const uri = createOTP(secret).url(issuer, email);
  const { data, size } = encode(uri, { border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { secret: new URL(uri).searchParams.get('secret') ?? '', uri, qr: { size, path: squares.join('') } };
}

function stepAt(now: number): number {
  return Math.floor(now / 1_000 / period);
}
