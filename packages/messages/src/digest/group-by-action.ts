import { severityLevels } from '@red-tortoise/contracts';
import type { MessageAlert } from '../message.js';

export interface ActionGroup {
  title: string;
  alerts: MessageAlert[];
}

const titles = [
  'Act now: malicious packages, and findings with a fix',
  'Findings without a fix yet',
  'Trust: who publishes, what runs at installation',
  'Licences',
  'Deprecated or removed',
  'Releases',
  'Projects imported',
  'Good news',
] as const;

/** What to act on first, the worst first in each group; empty groups are left out. */
export function groupByAction(alerts: readonly MessageAlert[]): ActionGroup[] {
  return titles
    .map((title, place) => ({
      title,
      alerts: alerts
        .filter(({ event }) => groupOf(event) === place)
        .sort((one, other) => urgency(other) - urgency(one)),
    }))
    .filter((group) => group.alerts.length > 0);
}

function groupOf(event: MessageAlert['event']): number {
  switch (event.type) {
    case 'finding.opened':
      return event.data.malicious || event.data.fixable === true ? 0 : 1;
    case 'advisory.published':
      return event.data.malicious || event.data.fixedIn.length > 0 ? 0 : 1;
    case 'advisory.fix-available':
      return 0;
    case 'advisory.changed':
      return event.data.malicious ? 0 : 1;
    case 'package.publisher-changed':
    case 'package.maintainers-changed':
    case 'package.install-script-added':
    case 'package.provenance-lost':
      return 2;
    case 'package.licence-changed':
      return 3;
    case 'package.deprecated':
    case 'package.unpublished':
      return 4;
    case 'package.released':
      return 5;
    case 'project.imported':
      return 6;
    default:
      return 7;
  }
}

const levels = ['prerelease', 'patch', 'minor', 'major'];

/** Malicious, then by severity; of releases the larger step. Equal ones stay in their order. */
function urgency({ event: { data } }: MessageAlert): number {
  if ('severity' in data) return data.malicious ? severityLevels.length : severityLevels.indexOf(data.severity);
  return 'level' in data && data.level !== null ? levels.indexOf(data.level) : -1;
}
