import { type AdvisoryDocument, AdvisoryModel, EventModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import {
  followAdvisories,
  overrideSeverity,
  readSeverityOverrides,
  type SeverityOverrides,
} from '@red-tortoise/domain';
import type { OrchestratorContext } from '../../../context.js';
import { asEventDocument } from '../../packages/store/as-event-document.js';
import { detectJudgement } from '../change-detection/detect-advisory-changes.js';
import { advisoriesLock, longestWait } from '../load.js';

/**
 * Lets stored advisories follow what staff think of their severity, and findings follow the advisories. May run at any
 * time, and finds by itself what an earlier run has left undone. Answers how many advisories are judged otherwise now.
 */
export async function applyOverrides(context: OrchestratorContext, signal?: AbortSignal): Promise<number> {
  // Nearly always there is nothing to do: then a load that is under way holds up nobody here.
  if (!(await isAnyToJudge(context))) return 0;
  const changed = await context.queue.withLock(advisoriesLock, (lost) => judgeAnew(context, lost), longestWait);
  if (changed > 0) await followAdvisories(context, signal);
  return changed;
}

async function isAnyToJudge({ database }: OrchestratorContext): Promise<boolean> {
  const overrides = await readSeverityOverrides(database);
  const now = new Date();
  for (const concerned of concernedBy(overrides)) {
    if ((await concerned).some((before) => isAnotherSeverity(judge(before, overrides, now)))) return true;
  }
  return false;
}

interface Judged {
  before: AdvisoryDocument;
  next: AdvisoryDocument;
}

/** Events first: what is cut off is found as it was, and leads to the same events. */
async function judgeAnew(context: OrchestratorContext, lost: AbortSignal): Promise<number> {
  const overrides = await readSeverityOverrides(context.database);
  let changed = 0;
  for (const concerned of concernedBy(overrides)) {
    const now = new Date();
    const judged = (await concerned).map((before) => judge(before, overrides, now)).filter(isAnotherSeverity);
    if (judged.length === 0) continue;
    lost.throwIfAborted();
    const events = judged.flatMap(({ before, next }) => detectJudgement(before, next, now));
    await insertIgnoringDuplicates(EventModel, events.map(asEventDocument));
    await AdvisoryModel.bulkWrite(judged.map(toUpdate), { ordered: false });
    changed += judged.length;
  }
  return changed;
}

/** What an override names, and what was judged by one that may be gone. */
function* concernedBy(overrides: SeverityOverrides): Generator<Promise<AdvisoryDocument[]>> {
  const withoutTexts = { details: 0, references: 0 };
  const ids = [...overrides.keys()];
  for (let start = 0; start < ids.length; start += idsAtATime) {
    const names = { $in: ids.slice(start, start + idsAtATime) };
    yield AdvisoryModel.find({ names }).select(withoutTexts).lean<AdvisoryDocument[]>().exec();
  }
  const overridden = { 'severity.override.reason': { $exists: true } };
  yield AdvisoryModel.find(overridden).select(withoutTexts).lean<AdvisoryDocument[]>().exec();
}

const idsAtATime = 500;

function judge(before: AdvisoryDocument, overrides: SeverityOverrides, now: Date): Judged {
  const severity = overrideSeverity(before.severity, before.names, overrides);
  return { before, next: { ...before, severity, storedAt: now, findingsPending: true } };
}

function isAnotherSeverity({ before, next }: Judged): boolean {
  return JSON.stringify(before.severity) !== JSON.stringify(next.severity);
}

function toUpdate({ next: { _id, severity, storedAt, findingsPending } }: Judged) {
  return { updateOne: { filter: { _id }, update: { $set: { severity, storedAt, findingsPending } } } };
}
