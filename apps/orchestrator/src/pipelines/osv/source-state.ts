import type { AdvisorySource } from '@red-tortoise/database';
import { openSourceCredential, type Sealing, type SourceCredential } from '@red-tortoise/domain';
import { SourceFailed } from './source-failed.js';

/** What the row of a source says, for a run. */
export interface SourceState {
  location: string;
  /** Of the file that was loaded last. */
  version: string | null;
  /** Whether this location was loaded whole once. */
  isLoaded: boolean;
  /** Nothing of this source was ever loaded whole: what it tells is history. */
  isFirstLoad: boolean;
  index: { url: string; record: string } | null;
  /** What the index says was modified before it is stored; null until the index was compared with the whole file. */
  watermark: Date | null;
  credential: SourceCredential | null;
}

/** A version is kept together with its location, so that another location is another file and is loaded whole. */
export function stateOf(row: AdvisorySource, sealing: Sealing): SourceState {
  const { location, indexLocation, recordLocation, loadedAt, watermark } = row;
  const prefix = `${location} `;
  const isOfLocation = row.version?.startsWith(prefix) ?? false;
  return {
    location,
    version: isOfLocation ? (row.version?.slice(prefix.length) ?? null) : null,
    isLoaded: loadedAt !== null && isOfLocation,
    isFirstLoad: loadedAt === null,
    index: indexLocation && recordLocation ? { url: indexLocation, record: recordLocation } : null,
    watermark: isOfLocation ? watermark : null,
    credential: credentialOf(row, sealing),
  };
}

/** To ask without it would, at best, be refused with a reason that leads nowhere. */
function credentialOf(row: AdvisorySource, sealing: Sealing): SourceCredential | null {
  try {
    return openSourceCredential(sealing, row);
  } catch (error) {
    const detail = 'the credential was set for another address, or with another key: set it again or remove it';
    throw new SourceFailed('source.credential-unusable', detail, error);
  }
}

export function versionOf({ location }: Pick<AdvisorySource, 'location'>, version: string): string {
  return `${location} ${version}`;
}
