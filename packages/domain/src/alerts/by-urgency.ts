import { severityLevels } from '@red-tortoise/contracts';
import type { AlertDocument } from '@red-tortoise/documents';

type Urgency = Pick<AlertDocument, 'malicious' | 'severity'>;

/** Of what comes together, the worst is told first. */
export function byUrgency(one: Urgency, other: Urgency): number {
  return Number(other.malicious) - Number(one.malicious) || rankOf(other) - rankOf(one);
}

const rankOf = ({ severity }: Urgency) => (severity === null ? -1 : severityLevels.indexOf(severity));
