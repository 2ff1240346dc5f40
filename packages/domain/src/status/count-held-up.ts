import type { StatusReport } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';

/** One that failed less often may have met a restart of the mail server: nobody has to do anything. */
const fewestFailures = 3;
/** Each is tried again within minutes; one that is not, in milliseconds, waits for its channel instead. */
const longestWait = 15 * 60_000;
const countedTo = 1_000;
const longestSearch = 5_000;

/** Messages that our own side keeps from going, such as a mail server that takes none; counted to 1,000. */
export async function countHeldUp(now: Date): Promise<NonNullable<StatusReport['heldUp']>> {
  const found = await DeliveryModel.find({
    state: { $in: ['queued', 'failed'] },
    nextAttemptAt: { $gt: new Date(now.getTime() - longestWait) },
    ourFailures: { $gte: fewestFailures },
  })
    .select({ _id: 0, createdAt: 1 })
    .hint('due')
    .limit(countedTo)
    .maxTimeMS(longestSearch)
    .lean<Pick<DeliveryDocument, 'createdAt'>[]>();
  const oldest = Math.min(...found.map(({ createdAt }) => createdAt.getTime()));
  return { messages: found.length, since: found.length === 0 ? null : new Date(oldest).toISOString() };
}
