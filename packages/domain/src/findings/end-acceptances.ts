import { EventModel, type FindingDocument, FindingModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { keepVerdicts } from '../policies/keep-verdicts.js';
import { enqueueFixPlans } from './enqueue-fix-plans.js';
import { historyLimit } from './finding-changes.js';
import { findingOpened } from './finding-events.js';
import { signalFindings } from './signal-findings.js';
import { summariseFindings } from './summarise-findings.js';

const batchSize = 500;
const openedBy = { cause: 'acceptance-ended' as const, importId: null };

/** Opens findings again whose risk was accepted until a moment that has come. Answers how many. */
export async function endAcceptances(context: DomainContext, now = new Date()): Promise<number> {
  let ended = 0;
  for (;;) {
    const due = await FindingModel.find({ state: 'risk-accepted', acceptedUntil: { $lte: now } })
      .limit(batchSize)
      .lean<FindingDocument[]>();
    if (due.length === 0) return ended;
    await reopen(due, now);
    const projectIds = [...new Set(due.map(({ projectId }) => projectId))];
    await summariseFindings(...projectIds);
    await keepVerdicts(context, projectIds);
    await signalFindings(context, projectIds);
    await enqueueFixPlans(context, projectIds);
    ended += due.length;
  }
}

/** A decision that somebody changed in between is left as it is now. */
async function reopen(due: readonly FindingDocument[], at: Date): Promise<void> {
  const events = due.map((finding) => {
    const moments = { occurredAt: finding.acceptedUntil ?? at, observedAt: new Date() };
    return findingOpened({ ...finding, openedBy }, finding.acceptedUntil, moments);
  });
  await insertIgnoringDuplicates(EventModel, events);
  const entry = { at, by: null, from: 'risk-accepted' as const, to: 'open' as const, note: null };
  await FindingModel.bulkWrite(
    due.map(({ _id, acceptedUntil }) => ({
      updateOne: {
        filter: { _id, state: 'risk-accepted', acceptedUntil },
        update: {
          $set: { state: 'open', triage: null, acceptedUntil: null, openedAt: at, openedBy },
          $push: { history: { $each: [{ ...entry, reason: openedBy.cause }], $slice: -historyLimit } },
        },
      },
    })),
    { ordered: false },
  );
}
