import { deliverJob } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';

const atOnce = 50;

/** Hands deliveries to the workers. While Redis is away they wait: the sweep finds them again by their state. */
export async function enqueueDeliveries(
  { queue, onError }: Pick<DomainContext, 'queue' | 'onError'>,
  ids: readonly string[],
): Promise<void> {
  try {
    for (const batch of inBatches(ids, atOnce)) {
      await Promise.all(
        batch.map(async (deliveryId) => {
          // A job that failed for good keeps its id, and would swallow the next one.
          await queue.forgetFailed(deliverJob, deliveryId);
          await queue.enqueue(deliverJob, { deliveryId }, { jobId: deliveryId });
        }),
      );
    }
  } catch (error) {
    onError(error as Error, 'enqueue deliveries');
  }
}
