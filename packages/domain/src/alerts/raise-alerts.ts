import type { Event } from '@red-tortoise/contracts';
import { type AlertDocument, AlertModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { findSeen } from './find-seen.js';
import { holdBack } from './hold-back.js';
import { loadMutes } from './load-mutes.js';
import { loadRules } from './load-rules.js';
import { type PlannedAlert, planAlerts } from './plan-alerts.js';
import { settleAlerts } from './settle-alerts.js';

/** What there is to tell once the events are behind us. */
export interface Raised {
  /** To be enqueued. */
  deliveryIds: string[];
  /** People whose inbox changed. */
  userIds: string[];
}

/**
 * Makes alerts of events, for everybody whose rules let them through. The alert is written first, with what it has to
 * send, and settled then; the same events again, in this process or in another, find the alerts that are there and
 * finish what is not settled.
 */
export async function raiseAlerts(context: DomainContext, events: readonly Event[], now = new Date()): Promise<Raised> {
  const seen = await findSeen(
    context,
    events.filter(({ historical }) => !historical),
  );
  const feedOwners = new Set(seen.flatMap(({ entries }) => entries.map(({ owner }) => owner)));
  if (feedOwners.size === 0) return { deliveryIds: [], userIds: [] };
  const owners = await loadRules(context, [...feedOwners], now);
  const planned = planAlerts(seen, owners, await loadMutes(context.database, owners, now));
  const fresh = await holdBack(context, await leaveOutKnown(planned), now);
  await insertIgnoringDuplicates(AlertModel, fresh.map(toDocument));
  return {
    deliveryIds: await settleAlerts(planned.map(({ _id }) => _id)),
    userIds: [...new Set(fresh.filter(({ inbox }) => inbox).map(({ owner }) => owner))],
  };
}

/** What an alert says was decided when it was first written: an event that comes again takes no second place. */
async function leaveOutKnown(planned: readonly PlannedAlert[]): Promise<PlannedAlert[]> {
  if (planned.length === 0) return [];
  const ids = planned.map(({ _id }) => _id);
  const known = new Set(await AlertModel.distinct('_id', { _id: { $in: ids } }));
  return planned.filter(({ _id }) => !known.has(_id));
}

/** Without anything to send there is nothing to settle. */
function toDocument({ unsent, ...alert }: PlannedAlert): AlertDocument {
  return unsent.length > 0 ? { ...alert, unsent } : alert;
}
