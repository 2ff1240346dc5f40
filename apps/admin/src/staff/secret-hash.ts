import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept instead of a secret. Ours have entropy enough for one round of SHA-256; passwords have not. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
