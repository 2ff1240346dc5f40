import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import classes from './project-tabs.module.css';

const tabs = [
  { to: '/projects/$projectId', label: 'Overview', exact: true, count: undefined },
  { to: '/projects/$projectId/feed', label: 'Feed', exact: false, count: undefined },
  { to: '/projects/$projectId/components', label: 'Components', exact: false, count: 'components' },
  { to: '/projects/$projectId/not-assessed', label: 'Not assessed', exact: false, count: 'notAssessed' },
  { to: '/projects/$projectId/imports', label: 'Imports', exact: false, count: undefined },
] as const;

/** The pages of a project. */
export function ProjectTabs({ projectId, summary }: { projectId: string; summary: ProjectSummary | null }) {
  return (
    <nav className={classes.tabs} aria-label="Project">
      {tabs.map(({ to, label, exact, count }) => (
        <Link
          key={to}
          to={to}
          params={{ projectId }}
          className={classes.tab}
          activeOptions={{ exact, includeSearch: false }}
        >
          {label}
          {count && summary ? <span className={classes.count}>{summary[count].toLocaleString('en')}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
