import { deliverJob } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { OrchestratorContext } from '../context.js';
import type { SendOutcome } from './send-outcome.js';

const attemptsKept = 20;
/** Waits are spread by up to this part, so that what failed together does not come again together. */
const spread = 0.3;

export interface Attempt {
  startedAt: Date;
  milliseconds: number;
  outcome: SendOutcome;
}

type AttemptContext = Pick<OrchestratorContext, 'database' | 'settings'>;

/**
 * Writes down what came of an attempt: once, however often it is said, and only while the delivery is not over. Answers
 * the state that follows, or null when there was nothing to write.
 */
export async function recordAttempt(
  context: AttemptContext,
  delivery: DeliveryDocument,
  { startedAt, milliseconds, outcome }: Attempt,
): Promise<'sent' | 'failed' | 'gave-up' | null> {
  const { sent, detail, status } = outcome;
  const failures = delivery.attempts.filter((attempt) => attempt.outcome === 'failed').length + (sent ? 0 : 1);
  const isLast = !outcome.sent && (outcome.final === true || failures >= deliverJob.attempts);
  const state = sent ? 'sent' : isLast ? 'gave-up' : 'failed';
  const attempt = { at: startedAt, outcome: sent ? 'sent' : 'failed', detail, status, milliseconds } as const;
  const { modifiedCount } = await DeliveryModel.updateOne(
    { _id: delivery._id, state: { $in: ['queued', 'failed'] }, 'attempts.at': { $ne: startedAt } },
    {
      $set: {
        state,
        sentAt: sent ? new Date() : null,
        nextAttemptAt: state === 'failed' ? new Date(Date.now() + waitAfter(failures, outcome)) : null,
      },
      $push: { attempts: { $each: [attempt], $slice: -attemptsKept } },
    },
  );
  if (modifiedCount === 0) return null;
  await tellChannel(context, delivery.channelId, outcome, state);
  return state;
}

/** Never longer than the job itself waits: one that comes too early would have to wait for the sweep. */
function waitAfter(failures: number, outcome: SendOutcome): number {
  const wait = deliverJob.backoffMilliseconds * 2 ** (failures - 1) * (1 - spread);
  return Math.max(wait, outcome.sent ? 0 : (outcome.retryAfter ?? 0));
}

/** After the delivery: a process that dies in between has counted one failure less, and never one twice. */
async function tellChannel(
  { database, settings }: AttemptContext,
  id: string,
  outcome: SendOutcome,
  state: string,
): Promise<void> {
  const where = { id };
  if (outcome.sent) {
    await database.channel.updateMany({ where, data: { failures: 0, lastSentAt: new Date() } });
  } else if (outcome.gone) {
    const failures = settings.current.value('channels.failures-that-pause');
    await database.channel.updateMany({ where, data: { failures } });
  } else if (state === 'gave-up' && !outcome.ours) {
    await database.channel.updateMany({ where, data: { failures: { increment: 1 } } });
  }
}
