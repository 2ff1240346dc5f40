import { severityLevels } from '@red-tortoise/contracts';
import type { AlertSend } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { readAlertSettings } from './alert-settings.js';
import { currentLocalDate } from './local-time.js';
import { takePlaces } from './noise-budget.js';
import type { PlannedAlert } from './plan-alerts.js';

/**
 * Asks the noise budgets: alerts that find no place go to the next digest, where they would have gone to a person at once.
 * Programs are not disturbed, and pay nothing.
 */
export async function holdBack(
  { database }: DomainContext,
  alerts: readonly PlannedAlert[],
  now: Date,
): Promise<PlannedAlert[]> {
  const asking = alerts.filter(({ unsent }) => unsent.some(disturbs));
  const byOwner = groupedBy(asking, ({ owner }) => owner);
  const owners = [...byOwner.values()].flatMap(([first]) =>
    first ? [{ id: first.owner, kind: first.ownerKind }] : [],
  );
  const settingsOf = await readAlertSettings(database, owners);
  const placed = new Set<string>();
  for (const [owner, theirs] of byOwner) {
    const { timeZone, dailyBudget: budget } = settingsOf(owner);
    const date = currentLocalDate(timeZone, now);
    const ids = theirs.toSorted(byUrgency).map(({ _id }) => _id);
    for (const id of await takePlaces({ owner, date, budget }, ids)) placed.add(id);
  }
  const held = new Set(asking.filter(({ _id }) => !placed.has(_id)));
  return alerts.map((alert) => (held.has(alert) ? toDigest(alert) : alert));
}

const disturbs = ({ kind, when }: AlertSend) => when === 'at-once' && (kind === 'email' || kind === 'slack');

function toDigest(alert: PlannedAlert): PlannedAlert {
  const unsent = alert.unsent.map(
    (send): AlertSend => (disturbs(send) ? { ...send, when: 'daily', heldBack: true } : send),
  );
  return { ...alert, heldBack: true, unsent };
}

/** Of what comes together, the worst is told first. */
function byUrgency(one: PlannedAlert, other: PlannedAlert): number {
  return Number(other.malicious) - Number(one.malicious) || rankOf(other) - rankOf(one);
}

const rankOf = ({ severity }: PlannedAlert) => (severity === null ? -1 : severityLevels.indexOf(severity));
