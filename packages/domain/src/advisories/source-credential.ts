import type { Sealing } from '../secrets/sealing.js';

interface CredentialOwner {
  readonly id: string;
  readonly location: string;
  /** Sealed. */
  readonly credential: string | null;
}

/** What is sent as `Authorization`, and the only place that it is sent to. */
export interface SourceCredential {
  /** Scheme, host and port: `https://osv.example.test`. */
  readonly origin: string;
  readonly value: string;
}

/** Where a credential of the source would be sent; null for one that is no web address. */
export function originOfSource({ location }: Pick<CredentialOwner, 'location'>): string | null {
  return /^https?:\/\//i.test(location) && URL.canParse(location) ? new URL(location).origin : null;
}

/** Sealed for this source at this address: whoever points the source elsewhere does not get what was set for here. */
export function sealSourceCredential(
  sealing: Sealing,
  source: Pick<CredentialOwner, 'id'> & { origin: string },
  value: string,
): string {
  return sealing.seal(value, purposeOf(source.id, source.origin));
}

/** @throws Error where it was set for another address, or sealed with another key */
export function openSourceCredential(sealing: Sealing, source: CredentialOwner): SourceCredential | null {
  if (source.credential === null) return null;
  const origin = originOfSource(source);
  if (origin === null) return null;
  return { origin, value: sealing.open(source.credential, purposeOf(source.id, origin)) };
}

function purposeOf(id: string, origin: string): string {
  return `advisory source ${id} at ${origin}`;
}
