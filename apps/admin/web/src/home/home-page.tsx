import type { AdminSite } from '@red-tortoise/contracts';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HistoryLines } from '../history/history-lines.js';
import { recentQuery } from '../history/history-queries.js';
import { JobLine } from '../jobs/job-line.js';
import { isOver } from '../jobs/job-text.js';
import { jobsQuery } from '../jobs/jobs-query.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { inText } from '../shell/in-text.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { siteQuery } from '../shell/site-query.js';
import classes from './home-page.module.css';

const recentShown = 12;

/** Where one can go, what was done lately, and what is being worked on. */
export function HomePage() {
  const { groups, viewer } = useSuspenseQuery(siteQuery).data;
  return (
    <>
      <PageHead title={`Hello, ${viewer.name}`} />
      <div className={classes.columns}>
        <div className={classes.groups}>
          {groups.map((group) => (
            <GroupCard key={group.label} group={group} />
          ))}
          {groups.length === 0 && (
            <Card title="Nothing here yet">
              No group gives you a permission. Ask whoever runs this installation for one.
            </Card>
          )}
        </div>
        <div className={classes.aside}>
          <RunningJobs />
          <RecentChanges />
        </div>
      </div>
    </>
  );
}

function GroupCard({ group: { label, screens } }: { group: AdminSite['groups'][number] }) {
  return (
    <Card title={label}>
      <ul className={classes.screens}>
        {screens.map(({ name, plural, can }) => (
          <li key={name}>
            <Link to="/screens/$screen" params={{ screen: name }}>
              {plural}
            </Link>
            {can.add && (
              <Link
                className={classes.add}
                to="/screens/$screen/new"
                params={{ screen: name }}
                aria-label={`Add to ${inText(plural)}`}
              >
                Add
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Not there while nothing runs. */
function RunningJobs() {
  const jobs = useInfiniteQuery(jobsQuery);
  const running = jobs.data?.pages[0]?.items.filter((job) => !isOver(job)) ?? [];
  if (running.length === 0) return null;
  return (
    <Card title="Running jobs" aside={<Link to="/jobs">All jobs</Link>}>
      <ul className={classes.lines}>
        {running.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
    </Card>
  );
}

function RecentChanges() {
  const recent = useInfiniteQuery(recentQuery({ mine: false }));
  const entries = recent.data?.pages[0]?.items.slice(0, recentShown);
  return (
    <Card title="Recent changes" aside={<Link to="/history">All changes</Link>}>
      {recent.error && <FailureNotice error={recent.error} onRetry={() => recent.refetch()} />}
      {recent.isPending && <PageSkeleton what="recent changes" />}
      {entries?.length === 0 && <p className={classes.none}>Nobody has changed anything yet.</p>}
      {entries && <HistoryLines entries={entries} />}
    </Card>
  );
}
