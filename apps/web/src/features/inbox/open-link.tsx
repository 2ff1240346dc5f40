import type { InboxItem } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import classes from './inbox-entry.module.css';

/** The page about what happened; `data-open` is how the keyboard finds it. */
export function OpenLink({ item: { event, notice } }: { item: InboxItem }) {
  const link = { className: classes.open, 'data-open': true } as const;
  if (notice) {
    return (
      <Link {...link} to="/channels/$channelId" params={{ channelId: notice.channelId }}>
        Open the channel
      </Link>
    );
  }
  if (!event) return null;
  switch (event.type) {
    case 'finding.opened':
    case 'finding.resolved':
      return (
        <Link {...link} to="/findings/$findingId" params={{ findingId: event.data.findingId }}>
          Open the finding
        </Link>
      );
    case 'advisory.published':
    case 'advisory.changed':
    case 'advisory.fix-available':
    case 'advisory.withdrawn':
      return (
        <Link {...link} to="/advisories/$advisoryId" params={{ advisoryId: event.data.advisoryId }}>
          Open the advisory
        </Link>
      );
    case 'project.imported':
      return (
        <Link {...link} to="/projects/$projectId" params={{ projectId: event.data.projectId }}>
          Open the project
        </Link>
      );
    default:
      return (
        <Link {...link} to="/packages/$purl" params={{ purl: event.subject }}>
          Open the package
        </Link>
      );
  }
}
