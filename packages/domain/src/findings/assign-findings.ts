import { contentId, type FindingDocument } from '@red-tortoise/documents';
import { groupedBy } from '../grouped-by.js';
import type { FindingGroup } from './finding-group.js';

export interface Assignment {
  /** The stored finding that stands for a group; a group without one is new. */
  holders: ReadonlyMap<FindingGroup, FindingDocument>;
  /** Findings whose group another one stands for. */
  merged: ReadonlySet<FindingDocument>;
}

/**
 * Which stored finding stands for which group: one that shares a name with it. Of several that fall into one group the
 * one stays that is there, then one with a decision, then the one that was opened first.
 */
export function assignFindings(stored: readonly FindingDocument[], groups: readonly FindingGroup[]): Assignment {
  const groupsByPurl = groupedBy(groups, ({ component }) => component.purl);
  const claims = groupedBy(stored, (finding) => groupOf(finding, groupsByPurl.get(finding.purl) ?? []));
  const holders = new Map<FindingGroup, FindingDocument>();
  const merged = new Set<FindingDocument>();
  for (const [group, findings] of claims) {
    if (group === undefined) continue;
    const [holder, ...others] = findings.toSorted(byClaim);
    if (holder) holders.set(group, holder);
    for (const other of others) merged.add(other);
  }
  return { holders, merged };
}

/** A finding whose names were parted over several groups stays with the name that it was opened under. */
function groupOf(finding: FindingDocument, groups: readonly FindingGroup[]): FindingGroup | undefined {
  const sharing = groups.filter(({ about }) => about.names.some((name) => finding.names.includes(name)));
  if (sharing.length < 2) return sharing[0];
  const isHome = (name: string) => findingId(finding.projectId, finding.purl, name) === finding._id;
  return sharing.find(({ about }) => about.names.some(isHome)) ?? sharing[0];
}

function byClaim(one: FindingDocument, other: FindingDocument): number {
  return (
    Number(other.present) - Number(one.present) ||
    Number(other.triage !== null) - Number(one.triage !== null) ||
    one.openedAt.getTime() - other.openedAt.getTime() ||
    (one._id < other._id ? -1 : 1)
  );
}

/** `again` tells findings apart that began under the same name: the first one went with another part of its group. */
export function findingId(projectId: string, purl: string, group: string, again = 0): string {
  return contentId('finding', projectId, purl, group, ...(again === 0 ? [] : [again]));
}
