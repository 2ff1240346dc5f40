import { createHash } from 'node:crypto';

/**
 * The identity of an event: 32 hexadecimal characters, the first 128 bits of SHA-256 over what it says. JSON keeps the
 * parts apart, so that no two different statements share a text.
 */
export function eventId(type: string, subject: string, ...says: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([type, subject, ...says]))
    .digest('hex')
    .slice(0, 32);
}
