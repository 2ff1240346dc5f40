import { enqueueDeliveries, raiseAlerts } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

const peopleInASignal = 1_000;

/** Makes alerts of events, for everybody whose rules let them through, and sends them off once the batch is behind us. */
export const alerts: Processor = {
  name: 'alerts',
  batchSize: 500,
  gather: 200,
  async handleBatch(context, batch) {
    const { deliveryIds, userIds } = await raiseAlerts(
      context,
      batch.map(({ event }) => event),
    );
    return () => {
      // Not waited for: what Redis does not take now, the sweep brings.
      void enqueueDeliveries(context, deliveryIds);
      for (let start = 0; start < userIds.length; start += peopleInASignal)
        context.queue.signal('inbox.changed', { userIds: userIds.slice(start, start + peopleInASignal) });
    };
  },
};
