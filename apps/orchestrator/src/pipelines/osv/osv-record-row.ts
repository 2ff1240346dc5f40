import type { OsvRecord } from '@red-tortoise/advisories/osv-record';
import type { FoundRecord } from './reading/found-record.js';

export interface RawRecord extends FoundRecord {
  /** Of the first load of its source: it had happened before we first looked. */
  historical: boolean;
}

/** A record that can be stored. */
export interface FitRow {
  kind: 'fit';
  place: string;
  historical: boolean;
  record: OsvRecord;
  text: string;
  /** Of the text. */
  hash: string;
}

/** A record that is set aside. */
export interface UnfitRow {
  kind: 'unfit';
  place: string;
  /** Its id where it can be read, else its place. */
  item: string;
  code: string;
  detail: string;
  excerpt: string;
}

export type OsvRow = FitRow | UnfitRow;
