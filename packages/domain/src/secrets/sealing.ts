import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;
/** Only outside production, where SECRETS_KEY is obligatory. */
const developmentKey = 'for-development-and-tests-only-not-a-secret';

/** Target and secret of a channel are sealed for it alone: copied to another row they cannot be opened. */
export const channelPurpose = (channelId: string) => `channel ${channelId}`;

/** Seals and signs what must not stand in a store as it is. */
export interface Sealing {
  /** AES-256-GCM: `v1.<base64url>`. `purpose` must be the same to open it: a row's secret is of no use in another. */
  seal(text: string, purpose: string): string;
  /** @throws Error when it was changed, or sealed with another key or for another purpose */
  open(sealed: string, purpose: string): string;
  /** A token that says `text` and that nobody else can make: `<base64url>.<HMAC-SHA-256>`. */
  sign(text: string, purpose: string): string;
  /** What a token says, or null when it is none of ours. */
  verify(token: string, purpose: string): string | null;
}

/** One key for each use is derived from the environment's (HKDF, RFC 5869). */
export function createSealing({ SECRETS_KEY = developmentKey }: { SECRETS_KEY?: string | undefined }): Sealing {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', SECRETS_KEY, 'red-tortoise', use, 32));
  const sealKey = derived('seal');
  const signKey = derived('sign');
  const signature = (text: string, purpose: string) =>
    createHmac('sha256', signKey).update(`${purpose}\n${text}`).digest();

  return {
    seal(text, purpose) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      const [written, encoded] = sealed.split('.');
      if (written !== version || encoded === undefined) throw new Error('not a sealed text');
      const bytes = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
    sign(text, purpose) {
      return `${Buffer.from(text).toString('base64url')}.${signature(text, purpose).toString('base64url')}`;
    },
    verify(token, purpose) {
      const [encoded, given, ...rest] = token.split('.');
      if (encoded === undefined || given === undefined || rest.length > 0) return null;
      const text = Buffer.from(encoded, 'base64url').toString('utf8');
      const expected = signature(text, purpose);
      const received = Buffer.from(given, 'base64url');
      return received.length === expected.length && timingSafeEqual(received, expected) ? text : null;
    },
  };
}
