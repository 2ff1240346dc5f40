import type { Event } from '@red-tortoise/contracts';
import type { AdvisoryDocument } from '@red-tortoise/documents';
import { overrideSeverity, type SeverityOverrides } from '@red-tortoise/domain';
import { detectAdvisoryChanges } from '../change-detection/detect-advisory-changes.js';
import type { FitRow, UnfitRow } from '../osv-record-row.js';
import { aliasGroups } from './alias-groups.js';
import type { StoredState, StoredVersion } from './read-stored.js';

/** Everything that a page of records leads to. */
export interface PagePlan {
  events: Event[];
  added: AdvisoryDocument[];
  changed: AdvisoryDocument[];
  texts: { _id: string; text: string }[];
  /** Stored records whose group is another one now. */
  regrouped: { id: string; names: readonly string[] }[];
  now: Date;
}

/** Of several with one id the one modified last, and of those the last one. */
export function newestOfEach(rows: readonly FitRow[]): FitRow[] {
  const newest = new Map<string, FitRow>();
  for (const row of rows) {
    const other = newest.get(row.record.id);
    if (other === undefined || other.record.modifiedAt <= row.record.modifiedAt) newest.set(row.record.id, row);
  }
  return [...newest.values()];
}

/**
 * Whether a record takes the place of the stored one. The later state wins; of two sources that tell the same moment the
 * first by name, so that it does not matter which of them is read first.
 */
export function isNews({ record, hash }: FitRow, source: string, stored: StoredVersion | undefined): boolean {
  if (stored === undefined) return true;
  if (stored.source === source && stored.hash === hash) return false;
  const later = record.modifiedAt.getTime() - stored.modifiedAt.getTime();
  return later > 0 || (later === 0 && source <= stored.source);
}

/** More names than any one thing has; a chain of aliases beyond them would write each of its records again and again. */
const mostNames = 1_000;

/** Parts records that would make a group beyond all measure from the others. */
export function withinGroupLimit(
  rows: readonly FitRow[],
  stored: ReadonlyMap<string, StoredState>,
): { kept: FitRow[]; refused: UnfitRow[] } {
  const groups = groupsWith(rows, stored);
  const isKept = ({ record }: FitRow) => (groups.get(record.id)?.length ?? 0) <= mostNames;
  const refused = rows.filter((row) => !isKept(row));
  return { kept: rows.filter(isKept), refused: refused.map(refusedForItsGroup) };
}

function refusedForItsGroup({ place, record, text }: FitRow): UnfitRow {
  const detail = `Its aliases would join more than ${mostNames} names.`;
  return {
    kind: 'unfit',
    place,
    item: record.id,
    code: 'advisory.group-too-big',
    detail,
    excerpt: text.slice(0, 2_000),
  };
}

function groupsWith(rows: readonly FitRow[], stored: ReadonlyMap<string, StoredState>) {
  const fresh = new Set(rows.map(({ record }) => record.id));
  const others = [...stored.values()].filter(({ _id }) => !fresh.has(_id));
  return aliasGroups([...rows.map(({ record }) => record), ...others.map(({ _id: id, aliases }) => ({ id, aliases }))]);
}

interface PageContext {
  source: string;
  overrides: SeverityOverrides;
  now: Date;
}

/** Compares records that are news with what is stored under their names. Pure. */
export function planPage(
  rows: readonly FitRow[],
  stored: ReadonlyMap<string, StoredState>,
  { source, overrides, now }: PageContext,
): PagePlan {
  const groups = groupsWith(rows, stored);
  const fresh = new Set(rows.map(({ record }) => record.id));
  const plan: PagePlan = { events: [], added: [], changed: [], texts: [], regrouped: [], now };
  for (const row of rows) {
    const before = stored.get(row.record.id);
    const next = documentOf(row, groups.get(row.record.id) ?? [row.record.id], { source, overrides, now });
    plan.events.push(...detectAdvisoryChanges(before, next, { observedAt: now, historical: row.historical }));
    (before === undefined ? plan.added : plan.changed).push(next);
    plan.texts.push({ _id: row.record.id, text: row.text });
  }
  for (const { _id, names } of stored.values()) {
    if (fresh.has(_id)) continue;
    const next = groups.get(_id) ?? names;
    if (!isSame(names, next)) plan.regrouped.push({ id: _id, names: next });
  }
  return plan;
}

function documentOf(
  { record, hash }: FitRow,
  names: readonly string[],
  { source, overrides, now }: PageContext,
): AdvisoryDocument {
  const { id, ...said } = record;
  return {
    _id: id,
    source,
    ...said,
    severity: overrideSeverity(said.severity, names, overrides),
    group: names[0] ?? id,
    names: [...names],
    packagePurls: [...new Set(said.affected.flatMap(({ packagePurl }) => packagePurl ?? []))],
    hash,
    storedAt: now,
    findingsPending: true,
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
