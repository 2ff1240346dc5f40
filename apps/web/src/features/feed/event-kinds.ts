import type { EventType } from '@red-tortoise/contracts';
import type { Tone } from '../../shell/tag.js';

export interface EventGroup {
  key: string;
  label: string;
  tone: Tone;
  types: readonly { type: EventType; label: string }[];
}

/** The kinds of events as the reader chooses among them. */
export const eventGroups: readonly EventGroup[] = [
  {
    key: 'vulnerabilities',
    label: 'Vulnerabilities',
    tone: 'red',
    types: [
      { type: 'finding.opened', label: 'Affects you now' },
      { type: 'finding.resolved', label: 'Resolved' },
      { type: 'advisory.fix-available', label: 'Fix available' },
      { type: 'advisory.published', label: 'Published' },
      { type: 'advisory.changed', label: 'Changed' },
      { type: 'advisory.withdrawn', label: 'Withdrawn' },
    ],
  },
  {
    key: 'releases',
    label: 'Releases',
    tone: 'blue',
    types: [{ type: 'package.released', label: 'New versions' }],
  },
  {
    key: 'trust',
    label: 'Trust',
    tone: 'orange',
    types: [
      { type: 'package.publisher-changed', label: 'New publisher' },
      { type: 'package.maintainers-changed', label: 'Maintainers changed' },
      { type: 'package.install-script-added', label: 'New install script' },
      { type: 'package.provenance-lost', label: 'Provenance lost' },
    ],
  },
  {
    key: 'licences',
    label: 'Licences',
    tone: 'violet',
    types: [{ type: 'package.licence-changed', label: 'Licence changed' }],
  },
  {
    key: 'retirement',
    label: 'End of life',
    tone: 'amber',
    types: [
      { type: 'package.deprecated', label: 'Deprecated' },
      { type: 'package.unpublished', label: 'Unpublished' },
    ],
  },
  {
    key: 'projects',
    label: 'Your projects',
    tone: 'green',
    types: [{ type: 'project.imported', label: 'Imports' }],
  },
];

const groupByType = new Map<string, EventGroup>(
  eventGroups.flatMap((group) => group.types.map(({ type }) => [type, group] as const)),
);

/** Undefined for a type that is newer than this page. */
export function groupOfType(type: string): EventGroup | undefined {
  return groupByType.get(type);
}

/** Whether an event is about whom the package's code comes from, or what it does unasked. */
export function isTrustEvent(type: string): boolean {
  return groupByType.get(type)?.key === 'trust';
}
