import type { VexJustification } from '@red-tortoise/contracts';

/** What a statement is about. */
export type VexProduct =
  /** Whatever has the vulnerability: no product is named, or the project itself. */
  | { kind: 'any' }
  /** A package, in one version or in all. */
  | { kind: 'package'; packagePurl: string; version: string | null; text: string }
  /** Something that cannot be compared with components: another kind of name, a reference that leads nowhere. */
  | { kind: 'other'; text: string };

/** What both formats say, in the words of OpenVEX and one of CycloneDX each: `false-positive`, `will-not-fix`. */
export type VexStatus =
  | 'not-affected'
  | 'false-positive'
  | 'affected'
  | 'will-not-fix'
  | 'under-investigation'
  | 'fixed';

/** One word about one vulnerability in one product. */
export interface VexStatement {
  /** Every name that the document gives the vulnerability; the first is the one it is called by. */
  names: string[];
  product: VexProduct;
  status: VexStatus;
  justification: VexJustification | null;
  note: string | null;
  /** When it was said, in milliseconds; 0 where that is not told. Of several about the same the latest counts. */
  at: number;
}

export interface VexDocument {
  format: 'cyclonedx' | 'openvex';
  /** How many there are in the document. One about several products is several here. */
  count: number;
  statements: VexStatement[];
}
