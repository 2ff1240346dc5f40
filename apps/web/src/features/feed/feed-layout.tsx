import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { FilterDrawer } from '../../shell/filter-drawer.js';
import classes from './feed-layout.module.css';

interface FeedLayoutProps {
  filters: ReactNode;
  activeFilters: number;
  /** Under the filters; only where the page is wide. */
  aside?: ReactNode;
  /** In place of `aside` beside the filters' button, where the page is narrow. One line. */
  summary?: ReactNode;
  children: ReactNode;
}

/** The list, its filters beside it; on a narrow page they come up from below. */
export function FeedLayout({ filters, activeFilters, aside, summary, children }: FeedLayoutProps) {
  const narrow = useMediaQuery('(max-width: 68em)', false, { getInitialValueInEffect: false });
  if (narrow) {
    return (
      <>
        <div className={classes.bar}>
          <FilterDrawer activeFilters={activeFilters}>{filters}</FilterDrawer>
          {summary}
        </div>
        {children}
      </>
    );
  }
  return (
    <div className={classes.layout}>
      <div className={classes.list}>{children}</div>
      <div className={classes.side}>
        <section className={classes.panel} aria-label="Filters">
          {filters}
        </section>
        {aside}
      </div>
    </div>
  );
}
