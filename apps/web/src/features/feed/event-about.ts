import type { Event, FeedItem } from '@red-tortoise/contracts';

interface EventAbout {
  projectId?: string;
  packagePurl?: string;
  /** The package's name, where the event itself says it. */
  packageNamed?: string;
}

/** The project or package that an event is about. */
export function aboutOf({ type, data, subject }: Event): EventAbout {
  switch (type) {
    case 'project.imported':
      return { projectId: data.projectId };
    case 'finding.opened':
    case 'finding.resolved':
      return { projectId: data.projectId, packagePurl: data.packagePurl, packageNamed: data.name };
    default:
      return { packagePurl: subject };
  }
}

/** A finding says itself whom it concerns. */
export function withReason(item: FeedItem, projectName: string): FeedItem {
  const { data } = item.event;
  if (item.reasons.length > 0 || !('findingId' in data)) return item;
  const { projectId, version, direct, dev } = data;
  return { ...item, reasons: [{ projectId, projectName, version, direct, dev, path: [] }] };
}
