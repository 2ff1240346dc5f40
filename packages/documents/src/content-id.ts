import { createHash } from 'node:crypto';

/**
 * The id of an event, and of whatever else is told by what it says: 32 hexadecimal characters, the first 128 bits of SHA-256. JSON keeps the parts
 * apart, so that no two different statements share a text.
 */
export function contentId(...says: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(says)).digest('hex').slice(0, 32);
}
