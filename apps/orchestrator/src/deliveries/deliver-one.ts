import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { loadMessage, type Sealing } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { addressesOf, openSealed } from './compose.js';
import type { createSenders } from './create-senders.js';
import { type DueDelivery, findDue } from './find-due.js';
import { pauseFailingChannel } from './pause-failing-channel.js';
import { recordAttempt } from './record-attempt.js';
import type { SendOutcome } from './send-outcome.js';

export interface DeliverContext extends OrchestratorContext {
  sealing: Sealing;
  senders: ReturnType<typeof createSenders>;
}

/** The other side's fault, which the delivery's log says: nothing to report. */
class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  readonly isTold = true;
}

/**
 * One attempt. Nobody else makes one for this delivery at the same time; who is killed in the middle has it made again,
 * with the same ids.
 *
 * @param onAttempt learns how long it took
 * @throws NotDelivered when the job is to make another attempt; what our own side holds up is left to the sweep
 */
export async function deliverOne(
  context: DeliverContext,
  deliveryId: string,
  onAttempt: (milliseconds: number) => void = () => {},
): Promise<void> {
  await context.queue.withFreeLocks([`delivery:${deliveryId}`], async (held) => {
    if (held.length === 0) return;
    const due = await findDue(context.database, deliveryId);
    if (due === null) return await finishPause(context, deliveryId);
    const startedAt = new Date();
    const started = performance.now();
    const outcome = await attempt(context, due);
    const milliseconds = Math.round(performance.now() - started);
    onAttempt(milliseconds);
    const state = await recordAttempt(context, due.delivery, { startedAt, milliseconds, outcome });
    if (state === 'gave-up') await pauseFailingChannel(context, due.channel.id, outcome.detail);
    if (state === 'failed' && !(outcome.sent || outcome.ours)) throw new NotDelivered(outcome.detail);
  });
}

async function attempt(context: DeliverContext, due: DueDelivery): Promise<SendOutcome> {
  const { database, environment, sealing, senders, onError } = context;
  const { delivery, channel } = due;
  const { unsubscribeByPost, ...addresses } = addressesOf(due, environment, sealing);
  // A store that does not answer is no attempt: the job as a whole is tried again.
  const message = await loadMessage(database, delivery, channel, addresses);
  if (message === null) return failure('what it was about is gone');
  if (channel.kind === 'feed' || channel.target === null) return failure('this channel has no address');
  try {
    const target = openSealed(sealing, channel, channel.target);
    const secret = channel.secret === null ? null : openSealed(sealing, channel, channel.secret);
    return await senders[channel.kind]({ message, target, secret, unsubscribeByPost });
  } catch (error) {
    onError(error as Error, 'deliver');
    return { sent: false, detail: 'the message could not be made', status: null, ours: true };
  }
}

const failure = (detail: string): SendOutcome => ({ sent: false, detail, status: null, final: true, ours: true });

/** Whoever gave up and died before the channel was paused. */
async function finishPause(context: DeliverContext, deliveryId: string): Promise<void> {
  const delivery = await DeliveryModel.findById(deliveryId).lean<DeliveryDocument>();
  if (delivery?.state !== 'gave-up') return;
  await pauseFailingChannel(context, delivery.channelId, delivery.attempts.at(-1)?.detail ?? '');
}
