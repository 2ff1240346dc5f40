import type { FindingResolution } from '@red-tortoise/contracts';
import type { EventDocument, FindingDocument } from '@red-tortoise/documents';
import type { ProjectScope } from '../context.js';
import { assignFindings, findingId } from './assign-findings.js';
import { described, type FindingsCause, newFinding, reopened, resolved } from './finding-changes.js';
import { findingOpened, findingResolved } from './finding-events.js';
import type { FindingComponent, FindingGroup } from './finding-group.js';

/** What is stored and what is true, of a whole project or of some of its packages. */
export interface FindingsView extends ProjectScope {
  /** Findings of these packages, fixed ones included. */
  stored: readonly FindingDocument[];
  /** What is installed of these packages. */
  components: readonly FindingComponent[];
  groups: readonly FindingGroup[];
  /** Advisories that are known and not withdrawn, as far as stored findings name them. */
  inForce: ReadonlySet<string>;
}

/** A change holds as long as nobody has decided about the finding since it was read. */
export interface FindingChange {
  _id: string;
  decidedAt: Date | null;
  set: Partial<FindingDocument>;
}

export interface FindingsPlan {
  added: FindingDocument[];
  changed: FindingChange[];
  /** To be written before the findings. */
  events: EventDocument[];
}

/** What to write so that the stored findings say what is true at the moment `at`. The same again plans nothing. */
export function planFindings(view: FindingsView, cause: FindingsCause, at: Date): FindingsPlan {
  const { holders, merged } = assignFindings(view.stored, view.groups);
  const { occurredAt, firstImport } = cause;
  const moments = { occurredAt, observedAt: at, ...(firstImport === undefined ? {} : { firstImport }) };
  const plan: FindingsPlan = { added: [], changed: [], events: [] };
  const ids = new Set(view.stored.map(({ _id }) => _id));
  for (const group of view.groups) {
    const holder = holders.get(group);
    if (!holder) {
      const added = newFinding(view, group, freeId(view.projectId, group, ids), cause, at);
      plan.added.push(added);
      plan.events.push(findingOpened(added, null, moments));
    } else if (!holder.present) {
      const set = reopened(holder, group, cause, at);
      plan.changed.push({ ...change(holder), set });
      if (set.state === 'open') plan.events.push(findingOpened({ ...holder, ...set }, holder.resolvedAt, moments));
    } else {
      const set = described(holder, group);
      if (differs(holder, set)) plan.changed.push({ ...change(holder), set });
    }
  }
  const held = new Set(holders.values());
  for (const finding of view.stored) {
    if (!finding.present || held.has(finding)) continue;
    const set = resolved(finding, merged.has(finding) ? 'merged' : whyGone(finding, view), cause, at);
    plan.changed.push({ ...change(finding), set });
    plan.events.push(findingResolved({ ...finding, ...set }, moments));
  }
  return plan;
}

function freeId(projectId: string, { component, about }: FindingGroup, taken: Set<string>): string {
  for (let again = 0; ; again++) {
    const id = findingId(projectId, component.purl, about.names[0] as string, again);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function whyGone({ purl, packagePurl, advisoryIds }: FindingDocument, view: FindingsView): FindingResolution {
  const versions = view.components.filter((component) => component.packagePurl === packagePurl);
  if (versions.length === 0) return 'component-removed';
  if (versions.every((component) => component.purl !== purl)) return 'version-changed';
  return advisoryIds.some((id) => view.inForce.has(id)) ? 'advisory-changed' : 'advisory-withdrawn';
}

function differs(stored: FindingDocument, set: Partial<FindingDocument>): boolean {
  return Object.entries(set).some(
    ([field, value]) => JSON.stringify(stored[field as keyof FindingDocument]) !== JSON.stringify(value),
  );
}

const change = ({ _id, triage }: FindingDocument) => ({ _id, decidedAt: triage?.at ?? null });
