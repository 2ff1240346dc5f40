import { deliverJob } from '@red-tortoise/contracts';
import type { Channel } from '@red-tortoise/database';
import { createSealing, type Sealing } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { openSealed } from './compose.js';
import { createSenders } from './create-senders.js';
import { deliverOne } from './deliver-one.js';
import { findDue } from './find-due.js';
import { HostLanes } from './host-lanes.js';

/** In milliseconds. A host that takes longer for an attempt gets fewer at a time until it is quicker. */
const slowAfter = 5_000;

/**
 * Makes what a delivery's job does: one attempt. Of one host it makes few at a time, and of those that are slow few in
 * all: they slow nobody else.
 */
export function createDeliver(orchestrator: OrchestratorContext) {
  const { environment, settings, database, queue, onError } = orchestrator;
  const sealing = createSealing(environment);
  const context = { ...orchestrator, sealing, senders: createSenders(environment) };
  const lanes = new HostLanes(() => settings.current.value('deliveries.at-once-per-host'));

  return async (deliveryId: string): Promise<void> => {
    const due = await findDue(database, deliveryId);
    if (due === null) return await deliverOne(context, deliveryId);
    const host = hostOf(due.channel, sealing);
    if (!lanes.enter(host, deliveryId)) return;
    let isSlow: boolean | null = null;
    try {
      await deliverOne(context, deliveryId, (milliseconds) => {
        isSlow = milliseconds > slowAfter && due.channel.kind !== 'email';
      });
    } finally {
      await callIn(lanes.leave(host, isSlow));
    }
  };

  /**
   * What waited has no job any more, or one that is just ending: it gets a new one, at the end of the queue, so that
   * whatever else waits there has its turn. After a failure it is found by the sweep.
   */
  async function callIn(ids: readonly string[]): Promise<void> {
    try {
      await Promise.all(ids.map((deliveryId) => queue.enqueue(deliverJob, { deliveryId })));
    } catch (error) {
      onError(error as Error, 'deliver');
    }
  }
}

/** All mail goes to one server. */
function hostOf(channel: Channel, sealing: Sealing): string {
  if (channel.kind === 'email' || channel.target === null) return channel.kind;
  try {
    return new URL(openSealed(sealing, channel, channel.target)).host;
  } catch {
    return channel.id;
  }
}
