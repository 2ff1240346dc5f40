import type { Stretch } from '@red-tortoise/advisories';
import type { Severity } from '@red-tortoise/contracts';
import type { AdvisoryDocument } from '@red-tortoise/documents';
import type { Statement } from '../../packages/change-detection/statement.js';
import type { StoredState } from '../store/read-stored.js';
import { fixedIn, rangesOf, type SpokenOf } from './spoken-of.js';

type Changed = Extract<Statement, { type: 'advisory.changed' }>;
type Change = Changed['data']['changes'][number];

const textCharacters = 500;

/** What has changed for one package in a record that is and stays in force, or is so again. */
export function changeStatements(
  before: StoredState,
  next: AdvisoryDocument,
  said: { before: SpokenOf | undefined; next: SpokenOf | undefined },
  advisory: Omit<Changed['data'], 'changes'>,
): Statement[] {
  const statements: Statement[] = [];
  const occurredAt = next.modifiedAt;
  const changes = changesBetween(before, next, said);
  if (changes.length > 0) {
    // With the moment, since what was changed back may be changed again.
    const identity = [next._id, changes, occurredAt];
    statements.push({ type: 'advisory.changed', identity, occurredAt, data: { ...advisory, changes } });
  }
  const gained = gainedFixes(said.before, said.next);
  if (gained.length > 0) {
    const identity = [next._id, gained, occurredAt];
    statements.push({
      type: 'advisory.fix-available',
      identity,
      occurredAt,
      data: { ...advisory, fixedIn: gained.slice(0, 20) },
    });
  }
  return statements;
}

function changesBetween(
  before: StoredState,
  next: AdvisoryDocument,
  said: { before: SpokenOf | undefined; next: SpokenOf | undefined },
): Change[] {
  const changes: Change[] = [];
  if (before.withdrawnAt !== null) {
    changes.push({ what: 'reinstated', from: `withdrawn ${before.withdrawnAt.toISOString()}`, to: 'in force' });
  }
  const [from, to] = [describeSeverity(before.severity), describeSeverity(next.severity)];
  if (from !== to) changes.push({ what: 'severity', from, to });
  const ranges = { from: describeRanges(said.before), to: describeRanges(withoutNewFixes(said.before, said.next)) };
  if (ranges.from !== ranges.to) {
    changes.push({ what: 'ranges', from: cut(ranges.from), to: cut(describeRanges(said.next)) });
  }
  return changes;
}

export function describeSeverity({ level, score, override }: Severity): string {
  if (override) return `${level} (set by Red Tortoise)`;
  return score === null ? level : `${level} (${score.toFixed(1)})`;
}

function describeRanges(said: SpokenOf | undefined): string {
  return said === undefined ? 'not affected' : rangesOf(said).join(' || ') || 'no version';
}

function cut(text: string): string {
  return text.length > textCharacters ? `${text.slice(0, textCharacters - 1)}…` : text;
}

function gainedFixes(before: SpokenOf | undefined, next: SpokenOf | undefined): string[] {
  if (before === undefined || next === undefined) return [];
  const known = new Set(fixedIn(before));
  return fixedIn(next).filter((version) => !known.has(version));
}

/**
 * The next ranges, with those that differ by nothing but a fix that was missing put back: that there is a fix is an event
 * of its own, and is not told twice.
 */
function withoutNewFixes(before: SpokenOf | undefined, next: SpokenOf | undefined): SpokenOf | undefined {
  if (before === undefined || next === undefined) return next;
  const unfixed = new Map(before.stretches.filter(({ end }) => end?.kind !== 'fixed').map(byBeginning));
  const stretches = next.stretches.map((stretch) => {
    return stretch.end?.kind === 'fixed' ? (unfixed.get(stretch.introduced) ?? stretch) : stretch;
  });
  return { ...next, stretches };
}

function byBeginning(stretch: Stretch): [string, Stretch] {
  return [stretch.introduced, stretch];
}
