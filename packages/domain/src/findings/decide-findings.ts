import { CodedError, type TriageDecision } from '@red-tortoise/contracts';
import { type FindingHistory, FindingModel, type FindingTriage } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { keepVerdicts } from '../policies/keep-verdicts.js';
import { enqueueFixPlans } from './enqueue-fix-plans.js';
import { historyLimit } from './finding-changes.js';
import { signalFindings } from './signal-findings.js';
import { summariseFindings } from './summarise-findings.js';

/** Who decides: a person, or a document that speaks for somebody. */
export interface DecidedBy {
  userId: string | null;
  /** As it is shown: the person's name, or what the decision came from. */
  name: string;
  reason: 'triage' | 'vex';
}

/** Writes a decision about findings of a project, or takes decisions back. Throws `finding.until-invalid`. */
export async function decideFindings(
  context: DomainContext,
  { projectId, findingIds }: { projectId: string; findingIds: readonly string[] },
  decision: TriageDecision | null,
  by: DecidedBy,
): Promise<{ changed: number; skipped: number }> {
  const ids = [...new Set(findingIds)];
  const changed = await decideAll(context, projectId, [{ findingIds: ids, decision }], by);
  return { changed, skipped: ids.length - changed };
}

/**
 * Writes several decisions about findings of a project at once, and answers how many findings changed. Each is one update
 * that says it all and looks at the findings as they are then, so that it needs no lock: one that was fixed in between
 * is skipped. What follows from them is worked out once. Throws `finding.until-invalid`.
 */
export async function decideAll(
  context: DomainContext,
  projectId: string,
  decisions: readonly { findingIds: readonly string[]; decision: TriageDecision | null }[],
  by: DecidedBy,
): Promise<number> {
  if (decisions.length === 0) return 0;
  const at = new Date();
  const updates = decisions.map(({ findingIds, decision }) => {
    const these = { _id: { $in: findingIds }, projectId };
    const updateMany =
      decision === null
        ? { filter: { ...these, triage: { $ne: null } }, update: takeBack(by, at) }
        : { filter: { ...these, present: true }, update: decide(decision, by, at) };
    return { updateMany };
  });
  const { matchedCount: changed } = await FindingModel.collection.bulkWrite(updates as never, { ordered: false });
  if (changed > 0) {
    await summariseFindings(projectId);
    await keepVerdicts(context, [projectId]);
    await signalFindings(context, [projectId]);
    if (decisions.some(({ decision }) => decision === null)) await enqueueFixPlans(context, [projectId]);
  }
  return changed;
}

function decide(decision: TriageDecision, { userId, name, reason }: DecidedBy, at: Date) {
  const triage: FindingTriage = {
    state: decision.state,
    justification: decision.state === 'not-affected' ? decision.justification : null,
    until: decision.state === 'risk-accepted' ? readUntil(decision.until, at) : null,
    note: decision.note,
    userId,
    by: name,
    at,
  };
  return [
    {
      $set: {
        state: triage.state,
        triage: { $literal: triage },
        acceptedUntil: triage.until,
        history: withEntry({ at, by: name, userId, to: triage.state, reason, note: triage.note }),
      },
    },
  ];
}

/** A finding that is there opens again; one that is fixed stays so, without the decision. */
function takeBack({ userId, name, reason }: DecidedBy, at: Date) {
  const whenPresent = (value: unknown, otherwise: unknown) => ({ $cond: ['$present', value, otherwise] });
  const openedBy = { cause: 'triage-removed', importId: null };
  return [
    {
      $set: {
        state: whenPresent('open', '$state'),
        triage: null,
        acceptedUntil: null,
        openedAt: whenPresent(at, '$openedAt'),
        openedBy: whenPresent({ $literal: openedBy }, '$openedBy'),
        history: withEntry({
          at,
          by: name,
          userId,
          to: whenPresent('open', '$state'),
          reason: reason === 'triage' ? 'triage-removed' : reason,
          note: null,
        }),
      },
    },
  ];
}

/** What a person typed is quoted, or MongoDB would read a leading `$` as the name of a field. */
function withEntry(entry: Omit<FindingHistory, 'from' | 'to'> & { to: unknown }) {
  const { at, by, userId, to, reason, note } = entry;
  const said = { by: { $literal: by }, userId: { $literal: userId }, note: { $literal: note } };
  const added = { at, from: '$state', to, reason, ...said };
  return { $slice: [{ $concatArrays: [{ $ifNull: ['$history', []] }, [added]] }, -historyLimit] };
}

const longestAcceptance = 5 * 366 * 24 * 60 * 60 * 1_000;

function readUntil(text: string, now: Date): Date {
  const until = new Date(text);
  const ahead = until.getTime() - now.getTime();
  if (ahead <= 0 || ahead > longestAcceptance) throw new CodedError('finding.until-invalid');
  return until;
}
