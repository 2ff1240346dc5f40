import { deliverJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { createDeliver } from '../deliveries/create-deliver.js';

export function deliverHandler(context: OrchestratorContext): JobHandler<typeof deliverJob> {
  const deliver = createDeliver(context);
  return {
    definition: deliverJob,
    // Each waits for somebody else's answer; hosts that are slow may have a quarter of them.
    concurrency: 32,
    handle: ({ deliveryId }) => deliver(deliveryId),
    async handleFailed({ deliveryId }, error) {
      // The delivery says when it is due: the sweep brings it again.
      context.logger.warn({ err: error, deliveryId }, 'a delivery was not made by its job');
    },
  };
}
