import type { Channel } from '@red-tortoise/database';
import { createSealing, type Sealing } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { openSealed } from './compose.js';
import { createSenders } from './create-senders.js';
import { deliverOne } from './deliver-one.js';
import { findDue } from './find-due.js';
import { HostLanes } from './host-lanes.js';

/** Makes what a delivery's job does. Of one host it makes few attempts at a time: a slow receiver slows nobody else. */
export function createDeliver(orchestrator: OrchestratorContext) {
  const { environment, settings, database, onError } = orchestrator;
  const sealing = createSealing(environment);
  const context = { ...orchestrator, sealing, senders: createSenders(environment) };
  const lanes = new HostLanes(() => settings.current.value('deliveries.at-once-per-host'));

  return async (deliveryId: string, signal: AbortSignal): Promise<void> => {
    const due = await findDue(database, deliveryId);
    if (due === null) return await deliverOne(context, deliveryId);
    const host = hostOf(due.channel, sealing);
    if (!lanes.enter(host, deliveryId)) return;
    try {
      await deliverOne(context, deliveryId);
    } finally {
      await driveOn(host, signal);
    }
  };

  /** What waited for this lane has no job of its own any more; after a failure it is found by the sweep. */
  async function driveOn(host: string, signal: AbortSignal): Promise<void> {
    for (let id = lanes.next(host); id !== undefined; id = lanes.next(host)) {
      if (signal.aborted) return lanes.abandon(host);
      await deliverOne(context, id).catch((error: Error) => onError(error, 'deliver'));
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
