import type { Sealing } from '../secrets/sealing.js';

/** What whoever reads a channel's mails may do without signing in. */
export type ChannelTokenPurpose = 'confirm-channel' | 'unsubscribe';

/** `exp`: seconds since 1970, as in a JSON Web Token; without it a token is good for ever. */
interface ChannelToken {
  channelId: string;
  exp?: number;
}

export function signChannelToken(
  sealing: Sealing,
  purpose: ChannelTokenPurpose,
  { channelId, expiresAt }: { channelId: string; expiresAt?: Date },
): string {
  const exp = expiresAt === undefined ? undefined : Math.floor(expiresAt.getTime() / 1_000);
  return sealing.sign(JSON.stringify({ channelId, exp }), purpose);
}

/** The id of the channel; null for what is none of our tokens, or was until now. */
export function readChannelToken(sealing: Sealing, purpose: ChannelTokenPurpose, token: string): string | null {
  const text = sealing.verify(token, purpose);
  if (text === null) return null;
  // Signed by us, so it has our shape.
  const { channelId, exp } = JSON.parse(text) as ChannelToken;
  return exp !== undefined && exp * 1_000 <= Date.now() ? null : channelId;
}
