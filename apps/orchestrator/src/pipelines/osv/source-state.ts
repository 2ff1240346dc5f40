import type { AdvisorySource } from '@red-tortoise/database';

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
  watermark: Date | null;
}

/** A version is kept together with its location, so that another location is another file and is loaded whole. */
export function stateOf(row: AdvisorySource): SourceState {
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
  };
}

export function versionOf({ location }: Pick<AdvisorySource, 'location'>, version: string): string {
  return `${location} ${version}`;
}
