import type { AlertSend } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { readAlertSettings } from './alert-settings.js';
import { byUrgency } from './by-urgency.js';
import { disturbingKinds } from './disturbing-kinds.js';
import { currentLocalDate } from './local-time.js';
import { type BudgetSend, sendId, takePlaces } from './noise-budget.js';
import type { PlannedAlert } from './plan-alerts.js';

/**
 * Asks the noise budgets, the worst first: what finds no place goes to the next digest of its channel, where it would have
 * gone to a person at once. Programs are not disturbed, and pay nothing.
 */
export async function holdBack(
  { database }: DomainContext,
  alerts: readonly PlannedAlert[],
  now: Date,
): Promise<PlannedAlert[]> {
  const byOwner = groupedBy(
    alerts.filter(({ unsent }) => unsent.some(disturbs)),
    ({ owner }) => owner,
  );
  const owners = [...byOwner.values()].flatMap(([first]) =>
    first ? [{ id: first.owner, kind: first.ownerKind }] : [],
  );
  const settingsOf = await readAlertSettings(database, owners);
  const placed = new Set<string>();
  for (const [owner, theirs] of byOwner) {
    const { timeZone, dailyBudget: budget } = settingsOf(owner);
    const date = currentLocalDate(timeZone, now);
    const sends = theirs.toSorted(byUrgency).flatMap(disturbingSends);
    for (const id of await takePlaces({ owner, date, budget }, sends)) placed.add(id);
  }
  return alerts.map((alert) => withoutPlaceToDigest(alert, placed));
}

const disturbs = ({ kind, when }: AlertSend) => when === 'at-once' && disturbingKinds.includes(kind);

const disturbingSends = ({ _id: alertId, unsent }: PlannedAlert): BudgetSend[] =>
  unsent.filter(disturbs).map(({ channelId }) => ({ alertId, channelId }));

function withoutPlaceToDigest(alert: PlannedAlert, placed: ReadonlySet<string>): PlannedAlert {
  const isHeld = (send: AlertSend) =>
    disturbs(send) && !placed.has(sendId({ alertId: alert._id, channelId: send.channelId }));
  if (!alert.unsent.some(isHeld)) return alert;
  const unsent = alert.unsent.map(
    (send): AlertSend => (isHeld(send) ? { ...send, when: 'daily', heldBack: true } : send),
  );
  return { ...alert, heldBack: true, unsent };
}
