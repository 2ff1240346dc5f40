import type { SemVer } from 'semver';
import type { Advisory, AffectedPackage } from '../record/advisory.js';
import { versionOrderOf } from '../versions/version-order-of.js';
import { compileRange } from './compile-range.js';
import type { Interval } from './interval.js';
import { packageKey } from './package-key.js';

/** What is known about one package by one entry of one advisory, ready to be asked. */
export interface CompiledEntry {
  advisory: Advisory;
  versions: ReadonlySet<string>;
  /** One for each range that can be judged, each ascending. */
  ranges: { type: 'SEMVER' | 'ECOSYSTEM'; intervals: Interval<SemVer>[] }[];
  /** A range whose order or bounds cannot be read. */
  hasUnreadableRange: boolean;
}

/** Advisories by package. Made by `compileAdvisories`, asked by `matchComponents`. */
export interface AdvisoryIndex {
  /** Distinct records, withdrawn ones included. */
  advisories: number;
  packages: ReadonlyMap<string, CompiledEntry[]>;
}

/**
 * Prepares advisories so that a lookup parses nothing but the installed version. Withdrawn records affect nothing; of
 * several records with one id the one modified last counts, and among equals the last one.
 */
export function compileAdvisories(records: Iterable<Advisory>): AdvisoryIndex {
  const latest = latestById(records);
  const packages = new Map<string, CompiledEntry[]>();
  for (const advisory of latest.values()) {
    if (advisory.isWithdrawn) continue;
    for (const affected of advisory.affected) {
      const key = packageKey(affected.ecosystem, affected.name);
      const entries = packages.get(key);
      const entry = compileEntry(advisory, affected);
      if (entries === undefined) packages.set(key, [entry]);
      else entries.push(entry);
    }
  }
  return { advisories: latest.size, packages };
}

function latestById(records: Iterable<Advisory>): Map<string, Advisory> {
  const latest = new Map<string, Advisory>();
  for (const advisory of records) {
    const known = latest.get(advisory.id);
    if (known === undefined || !(modifiedAt(known) > modifiedAt(advisory))) latest.set(advisory.id, advisory);
  }
  return latest;
}

/** A moment that cannot be read is before all others. */
function modifiedAt({ modified }: Advisory): number {
  const moment = Date.parse(modified ?? '');
  return Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment;
}

function compileEntry(advisory: Advisory, { ecosystem, versions, ranges }: AffectedPackage): CompiledEntry {
  const entry: CompiledEntry = { advisory, versions: new Set(versions), ranges: [], hasUnreadableRange: false };
  for (const { type, events } of ranges) {
    const order = versionOrderOf(ecosystem, type);
    const intervals = order === null ? null : compileRange(events, order);
    if (intervals === null) entry.hasUnreadableRange = true;
    else entry.ranges.push({ type, intervals });
  }
  return entry;
}
