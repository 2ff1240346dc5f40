import { Button } from '@mantine/core';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { FailureNotice } from '../shell/failure-notice.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { siteQuery } from '../shell/site-query.js';
import { JobLine } from './job-line.js';
import classes from './job-line.module.css';
import { jobsQuery } from './jobs-query.js';

/** Long actions, removals and exports: followed while they run, with their files afterwards. */
export function JobsPage() {
  const { viewer } = useSuspenseQuery(siteQuery).data;
  const jobs = useInfiniteQuery(jobsQuery);
  const items = jobs.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead
        title="Jobs"
        lead={
          viewer.superuser
            ? 'What staff asked for that takes longer than a moment.'
            : 'What you asked for that takes longer than a moment.'
        }
      />
      {jobs.error && <FailureNotice error={jobs.error} onRetry={() => jobs.refetch()} />}
      {jobs.isPending && <PageSkeleton what="jobs" />}
      {items?.length === 0 && (
        <p className={classes.none}>None yet. An action, removal or export of more than 200 rows becomes one.</p>
      )}
      {items && (
        <ul className={classes.list}>
          {items.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
      {jobs.hasNextPage && (
        <Button mt="md" variant="default" loading={jobs.isFetchingNextPage} onClick={() => jobs.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
