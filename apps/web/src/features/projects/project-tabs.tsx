import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { severityCounts, totalOf } from '../findings/severity.js';
import classes from './project-tabs.module.css';

type CountOf = (summary: ProjectSummary) => number;
const openFindings: CountOf = ({ findings }) => totalOf(severityCounts(findings));

const tabs = [
  { to: '/projects/$projectId', label: 'Overview', exact: true, count: undefined },
  { to: '/projects/$projectId/findings', label: 'Findings', exact: false, count: openFindings },
  { to: '/projects/$projectId/components', label: 'Components', exact: false, count: (summary) => summary.components },
  {
    to: '/projects/$projectId/not-assessed',
    label: 'Not assessed',
    exact: false,
    count: (summary) => summary.notAssessed,
  },
  { to: '/projects/$projectId/policy', label: 'Policy', exact: false, count: undefined },
  { to: '/projects/$projectId/imports', label: 'Imports', exact: false, count: undefined },
  { to: '/projects/$projectId/feed', label: 'Feed', exact: false, count: undefined },
] as const satisfies readonly { to: string; label: string; exact: boolean; count: CountOf | undefined }[];

/** The pages of a project. */
export function ProjectTabs({ projectId, summary }: { projectId: string; summary: ProjectSummary | null }) {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const nav = useRef<HTMLElement>(null);
  // On a phone the tabs reach beyond the edge, the more so with their counts: the current one must not be there.
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>("[aria-current='page']");
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [pathname, summary]);
  return (
    <nav ref={nav} className={classes.tabs} aria-label="Project">
      {tabs.map(({ to, label, exact, count }) => (
        <Link
          key={to}
          to={to}
          params={{ projectId }}
          className={classes.tab}
          activeOptions={{ exact, includeSearch: false }}
        >
          {label}
          {count && summary ? <span className={classes.count}>{count(summary).toLocaleString('en')}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
