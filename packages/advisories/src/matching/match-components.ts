import type { SemVer } from 'semver';
import type { Advisory } from '../record/advisory.js';
import { semanticVersions } from '../versions/semantic-versions.js';
import type { AdvisoryIndex, CompiledEntry } from './advisory-index.js';
import type { AssessableComponent } from './assessable-component.js';
import { findInterval } from './find-interval.js';
import type { Interval } from './interval.js';
import { packageKey } from './package-key.js';

/** Why an advisory affects a component: the version is enumerated, or lies in this stretch of a range. */
export type MatchedBy =
  | { by: 'version'; version: string }
  | {
      by: 'range';
      rangeType: 'SEMVER' | 'ECOSYSTEM';
      /** Inclusive; `0` is before all versions. */
      introduced: string;
      /** The first version that is not affected any more, where the record knows it. */
      fixed: string | null;
      /** The last version that is affected, where the record knows that only. */
      lastAffected: string | null;
      /** The version before which the record speaks. */
      limit: string | null;
    };

export interface Match<Component extends AssessableComponent> {
  component: Component;
  advisory: Advisory;
  matchedBy: MatchedBy;
}

/** An advisory about this very package that could not be decided, and so is not the same as "not affected". */
export interface NotJudged<Component extends AssessableComponent> {
  component: Component;
  advisory: Advisory;
  /** The installed version, or a range of the advisory, cannot be read in the ecosystem's order. */
  reason: 'version-unreadable' | 'range-unreadable';
}

export interface MatchResult<Component extends AssessableComponent> {
  /** In the order of the components; at most one for each component and advisory. */
  matches: Match<Component>[];
  notJudged: NotJudged<Component>[];
}

/**
 * Which advisories affect which components, by the evaluation algorithm of the OSV schema
 * (https://ossf.github.io/osv-schema/#evaluation). A version that cannot be read matches by enumeration only.
 */
export function matchComponents<Component extends AssessableComponent>(
  index: AdvisoryIndex,
  components: Iterable<Component>,
): MatchResult<Component> {
  const result: MatchResult<Component> = { matches: [], notJudged: [] };
  for (const component of components) {
    const entries = index.packages.get(packageKey(component.ecosystem, component.name));
    if (entries !== undefined) matchComponent(component, entries, result);
  }
  return result;
}

function matchComponent<Component extends AssessableComponent>(
  component: Component,
  entries: CompiledEntry[],
  { matches, notJudged }: MatchResult<Component>,
): void {
  const version = semanticVersions.parse(component.version);
  const matched = new Set<Advisory>();
  const doubts = new Map<Advisory, NotJudged<Component>['reason']>();
  for (const entry of entries) {
    const { advisory } = entry;
    if (matched.has(advisory)) continue;
    const matchedBy = matchEntry(entry, component.version, version);
    if (matchedBy !== null) {
      matched.add(advisory);
      matches.push({ component, advisory, matchedBy });
    } else if (version === null && entry.ranges.length > 0) doubts.set(advisory, 'version-unreadable');
    else if (entry.hasUnreadableRange) doubts.set(advisory, 'range-unreadable');
  }
  for (const [advisory, reason] of doubts) {
    if (!matched.has(advisory)) notJudged.push({ component, advisory, reason });
  }
}

function matchEntry(entry: CompiledEntry, text: string, version: SemVer | null): MatchedBy | null {
  if (entry.versions.has(text)) return { by: 'version', version: text };
  if (version === null) return null;
  for (const { type, intervals } of entry.ranges) {
    const interval = findInterval(intervals, version, semanticVersions);
    if (interval !== null) return byRange(type, interval);
  }
  return null;
}

function byRange(rangeType: 'SEMVER' | 'ECOSYSTEM', { introduced, to }: Interval<SemVer>): MatchedBy {
  const end = (kind: string) => (to?.kind === kind ? to.text : null);
  return {
    by: 'range',
    rangeType,
    introduced,
    fixed: end('fixed'),
    lastAffected: end('last_affected'),
    limit: end('limit'),
  };
}
