import { describeMatch, type Match } from '@red-tortoise/advisories';
import { type Severity, severityLevels } from '@red-tortoise/contracts';
import type { FindingDocument } from '@red-tortoise/documents';
import type { StoredAdvisory } from '../advisories/load-advisories.js';
import { groupedBy } from '../grouped-by.js';

/** What a finding takes from its component. A manifest's components and stored ones have it alike. */
export type FindingComponent = Pick<
  FindingDocument,
  'purl' | 'packagePurl' | 'ecosystem' | 'name' | 'version' | 'direct' | 'dev' | 'path'
>;

/** One component version and one alias group that affects it: what a finding is about, whoever has stored it. */
export interface FindingGroup {
  component: FindingComponent;
  about: Pick<FindingDocument, 'primaryName' | 'names' | 'advisoryIds' | 'summary' | 'severity' | 'malicious' | 'why'>;
}

/**
 * Puts matches together by component and alias group. Aliases are symmetric and transitive: records that share any name
 * are one group, also while a change of their aliases has reached only some of them.
 */
export function groupMatches(
  matches: readonly Match<FindingComponent>[],
  byId: ReadonlyMap<string, StoredAdvisory>,
): FindingGroup[] {
  const matched = matches.flatMap(({ component, advisory, matchedBy }) => {
    const record = byId.get(advisory.id);
    return record ? [{ component, record, range: describeMatch(matchedBy) }] : [];
  });
  const byPurl = groupedBy(matched, ({ component }) => component.purl);
  return [...byPurl.values()].flatMap((records) => joinByNames(records).map(toGroup));
}

interface MatchedRecord {
  component: FindingComponent;
  record: StoredAdvisory;
  range: string;
}

function joinByNames(matched: readonly MatchedRecord[]): MatchedRecord[][] {
  let groups: { names: Set<string>; records: MatchedRecord[] }[] = [];
  for (const one of matched) {
    const shared = groups.filter(({ names }) => one.record.names.some((name) => names.has(name)));
    const joined = {
      names: new Set([...shared.flatMap(({ names }) => [...names]), ...one.record.names]),
      records: [...shared.flatMap(({ records }) => records), one],
    };
    groups = [...groups.filter((group) => !shared.includes(group)), joined];
  }
  return groups.map(({ records }) => records);
}

function toGroup(matched: MatchedRecord[]): FindingGroup {
  const ordered = matched.toSorted((one, other) => worseFirst(one.record, other.record));
  const [worst] = ordered as [MatchedRecord];
  const names = [...new Set(ordered.flatMap(({ record }) => record.names))].sort(cveFirst);
  const { level, score, vector, override } = worst.record.severity;
  return {
    component: worst.component,
    about: {
      primaryName: names[0] as string,
      names,
      advisoryIds: ordered.map(({ record }) => record._id).sort(),
      summary: ordered.map(({ record }) => record.summary).find((summary) => summary !== '') ?? '',
      severity: { level, score, vector, ...(override && { override }) },
      malicious: ordered.some(({ record }) => record.malicious),
      why: ordered.map(({ record, range }) => ({ advisoryId: record._id, range })),
    },
  };
}

/** The worst record first; of equally bad ones GitHub's, whose summaries are the most readable. */
function worseFirst(one: StoredAdvisory, other: StoredAdvisory): number {
  return (
    rankOf(other.severity) - rankOf(one.severity) ||
    Number(isGitHubs(other)) - Number(isGitHubs(one)) ||
    (one._id < other._id ? -1 : 1)
  );
}

/** By level, then by score, which is 10 at the most. */
const rankOf = ({ level, score }: Severity) => severityLevels.indexOf(level) * 100 + (score ?? 0);
const isGitHubs = ({ _id }: StoredAdvisory) => _id.startsWith('GHSA-');
const isCve = (name: string) => name.startsWith('CVE-');
const cveFirst = (one: string, other: string) =>
  Number(isCve(other)) - Number(isCve(one)) || (one < other ? -1 : Number(one > other));
