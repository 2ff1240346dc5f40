import type { SemVer } from 'semver';
import type { Advisory } from '../record/advisory.js';
import type { Interval } from './interval.js';

/** What is known about one package by one entry of one advisory, ready to be asked. */
export interface CompiledEntry {
  advisory: Advisory;
  versions: ReadonlySet<string>;
  /** One for each range that can be judged, each ascending. */
  ranges: { type: 'SEMVER' | 'ECOSYSTEM'; intervals: Interval<SemVer>[] }[];
  /** A range whose order or bounds cannot be read. */
  hasUnreadableRange: boolean;
}

/** Advisories by package. Made by `compileAdvisories` or an `AdvisoryCompiler`, asked by `matchComponents`. */
export interface AdvisoryIndex {
  /** Distinct records, withdrawn ones included. */
  advisories: number;
  packages: ReadonlyMap<string, CompiledEntry[]>;
}
