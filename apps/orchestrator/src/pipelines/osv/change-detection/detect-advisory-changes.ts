import type { Event } from '@red-tortoise/contracts';
import { type AdvisoryDocument, contentId } from '@red-tortoise/documents';
import type { Statement } from '../../packages/change-detection/statement.js';
import type { StoredState } from '../store/read-stored.js';
import { changeStatements, describeSeverity } from './change-statements.js';
import { fixedIn, rangesOf, spokenOf } from './spoken-of.js';

/** Of ranges and of names, in an event. */
const shown = 20;

/**
 * What is new between the stored state of an advisory (undefined: none) and the next one, for each package that either
 * speaks of. Wording is no news. What was taken back before we first saw it is none either. Pure; a repetition finds the
 * same events with the same ids.
 */
export function detectAdvisoryChanges(
  before: StoredState | undefined,
  next: AdvisoryDocument,
  { observedAt, historical }: { observedAt: Date; historical: boolean },
): Event[] {
  const told = { before: spokenOf(before?.affected ?? []), next: spokenOf(next.affected) };
  const purls = new Set([...told.before.keys(), ...told.next.keys()]);
  return [...purls].flatMap((purl) => {
    const statements = statementsOf(before, next, { before: told.before.get(purl), next: told.next.get(purl) });
    return statements.map((statement) => asEvent(statement, purl, { observedAt, historical }));
  });
}

function statementsOf(
  before: StoredState | undefined,
  next: AdvisoryDocument,
  said: Parameters<typeof changeStatements>[2],
): Statement[] {
  const advisory = summaryOf(next);
  const { modifiedAt, withdrawnAt } = next;
  const advisoryId = next._id;
  if (withdrawnAt !== null) {
    if (before === undefined || before.withdrawnAt !== null) return [];
    const identity = [advisoryId, withdrawnAt];
    return [{ type: 'advisory.withdrawn', identity, occurredAt: withdrawnAt, data: advisory }];
  }
  if (said.next !== undefined && said.before === undefined) {
    const isNew = before === undefined;
    return [
      {
        type: 'advisory.published',
        // A package that a known record speaks of from now on may have been left out before, and come again.
        identity: isNew ? [advisoryId] : [advisoryId, modifiedAt],
        occurredAt: isNew ? (next.publishedAt ?? modifiedAt) : modifiedAt,
        data: { ...advisory, ranges: rangesOf(said.next).slice(0, shown), fixedIn: fixedIn(said.next).slice(0, shown) },
      },
    ];
  }
  return before === undefined ? [] : changeStatements(before, next, said, advisory);
}

/**
 * What is new in an advisory whose severity is judged anew by us, or no longer. The moment of the state before is part of
 * what the events are: a repetition finds the same, and what is judged the same way again later is news again.
 */
export function detectJudgement(before: AdvisoryDocument, next: AdvisoryDocument, observedAt: Date): Event[] {
  const [from, to] = [describeSeverity(before.severity), describeSeverity(next.severity)];
  if (from === to || next.withdrawnAt !== null) return [];
  const changes = [{ what: 'severity' as const, from, to }];
  const identity = [next._id, changes, before.storedAt];
  const data = { ...summaryOf(next), changes };
  return [...spokenOf(next.affected).keys()].map((purl) =>
    asEvent({ type: 'advisory.changed', identity, occurredAt: observedAt, data }, purl, {
      observedAt,
      historical: false,
    }),
  );
}

function summaryOf({ _id, names, summary, severity, malicious }: AdvisoryDocument) {
  return { advisoryId: _id, names: names.slice(0, shown), summary, severity: severity.level, malicious };
}

function asEvent(
  { type, identity, occurredAt, data }: Statement,
  subject: string,
  { observedAt, historical }: { observedAt: Date; historical: boolean },
): Event {
  return {
    id: contentId(type, subject, ...identity),
    type,
    subject,
    key: subject,
    // A source's clock may be ahead of ours; nothing that we have seen lies in the future.
    occurredAt: (occurredAt === null || occurredAt > observedAt ? observedAt : occurredAt).toISOString(),
    observedAt: observedAt.toISOString(),
    schemaVersion: 1,
    historical,
    data,
  } as Event;
}
