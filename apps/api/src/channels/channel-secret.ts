import { createHash, randomBytes } from 'node:crypto';
import type { ChannelSecret } from '@red-tortoise/contracts';
import { syndicationFormats, syndicationPath } from '@red-tortoise/contracts';

/** What is made for a channel: the part to keep, and the part that is shown, this once. */
export interface MadeSecret {
  /** Sealed by whoever stores it. */
  signingSecret: string | null;
  feedHash: string | null;
  shown: ChannelSecret;
}

/** 256 random bits, as Standard Webhooks writes them. */
export function makeSigningSecret(): MadeSecret {
  const signingSecret = `whsec_${randomBytes(32).toString('base64')}`;
  return { signingSecret, feedHash: null, shown: { signingSecret, feed: null } };
}

/** @param apiUrl where readers reach the API */
export function makeFeedSecret(apiUrl: string): MadeSecret {
  const secret = randomBytes(32).toString('base64url');
  const addresses = syndicationFormats.map((format) => {
    const path = syndicationPath.replace(':secret', secret).replace(':format', format);
    return [format, new URL(path, apiUrl).href];
  });
  const feed = Object.fromEntries(addresses) as NonNullable<ChannelSecret['feed']>;
  return { signingSecret: null, feedHash: feedHashOf(secret), shown: { signingSecret: null, feed } };
}

/** What is kept instead of a feed's secret. It has full entropy, so that one round of SHA-256 is enough. */
export function feedHashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export const noSecret: MadeSecret = {
  signingSecret: null,
  feedHash: null,
  shown: { signingSecret: null, feed: null },
};
