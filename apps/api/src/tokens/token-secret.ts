import { createHash, randomBytes } from 'node:crypto';

const beginning = 'rt_';
const prefixLength = 10;

/** 256 random bits behind `rt_`, so that scanners for leaked secrets find them. */
export function newSecret(): string {
  return `${beginning}${randomBytes(32).toString('base64url')}`;
}

/** What is kept instead of the secret. It has full entropy, so that one round of SHA-256 is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function prefixOf(secret: string): string {
  return secret.slice(0, prefixLength);
}
