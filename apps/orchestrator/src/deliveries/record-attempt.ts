import { deliverJob } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { OrchestratorContext } from '../context.js';
import type { SendOutcome } from './send-outcome.js';

const attemptsKept = 20;
/** Waits are spread by up to this part, so that what failed together does not come again together. */
const spread = 0.3;
/** While our own side does not work, in milliseconds: the sweep brings a message within minutes of its mending. */
const longestWait = 10 * 60_000;
/** A week of these waits, in which the status says so. */
const ourAttempts = 1_000;

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
  const change = whatFollows(delivery, outcome);
  const attempt = { at: startedAt, outcome: sent ? 'sent' : 'failed', detail, status, milliseconds } as const;
  const { modifiedCount } = await DeliveryModel.updateOne(
    { _id: delivery._id, state: { $in: ['queued', 'failed'] }, 'attempts.at': { $ne: startedAt } },
    { $set: change, $push: { attempts: { $each: [attempt], $slice: -attemptsKept } } },
  );
  if (modifiedCount === 0) return null;
  await tellChannel(context, delivery.channelId, outcome, change.state);
  return change.state;
}

/** A message that our own side keeps from going is not over by that: an outage of our mail server loses no mail. */
function whatFollows(delivery: DeliveryDocument, outcome: SendOutcome) {
  if (outcome.sent) return { state: 'sent', sentAt: new Date(), ourFailures: 0, nextAttemptAt: null } as const;
  const failures = (delivery.failures ?? 0) + (outcome.ours ? 0 : 1);
  const ourFailures = outcome.ours ? (delivery.ourFailures ?? 0) + 1 : 0;
  const isLast = outcome.final === true || failures >= deliverJob.attempts || ourFailures >= ourAttempts;
  if (isLast) return { state: 'gave-up', failures, ourFailures, nextAttemptAt: null } as const;
  const wait = outcome.ours ? Math.min(waitAfter(ourFailures), longestWait) : waitAfter(failures, outcome.retryAfter);
  return { state: 'failed', failures, ourFailures, nextAttemptAt: new Date(Date.now() + wait) } as const;
}

/** Never longer than the job itself waits: one that comes too early would have to wait for the sweep. */
function waitAfter(failures: number, atLeast = 0): number {
  return Math.max(deliverJob.backoffMilliseconds * 2 ** (failures - 1) * (1 - spread), atLeast);
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
