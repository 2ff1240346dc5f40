import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '../shell/page-head.js';
import { EntriesView } from './entries-view.js';
import classes from './history.module.css';
import { recentQuery } from './history-queries.js';
import { readRecentSearch } from './recent-search.js';

/** The newest changes on every screen that this person may see. */
export function RecentPage() {
  const { mine = false } = readRecentSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const recent = useInfiniteQuery(recentQuery({ mine }));
  return (
    <>
      <PageHead title="Recent changes" lead="What staff changed through the admin, the newest first." />
      <SegmentedControl
        className={classes.tools}
        aria-label="Whose changes"
        value={mine ? 'mine' : 'all'}
        data={[
          { value: 'all', label: 'Everybody’s' },
          { value: 'mine', label: 'Mine' },
        ]}
        onChange={(value) => navigate({ to: '/history', search: value === 'mine' ? { mine: true } : {} })}
      />
      <EntriesView
        query={recent}
        none={mine ? 'You have not changed anything yet.' : 'Nobody has changed anything yet.'}
      />
    </>
  );
}
