import type { StatusReport } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { FailureNotice } from '../shell/failure-notice.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { AlertsCard } from './alerts-card.js';
import { AppsCard } from './apps-card.js';
import { FlowCard } from './flow-card.js';
import { HistoryCard } from './history-card.js';
import classes from './operations.module.css';
import { QueueCountsCard } from './queue-counts-card.js';
import { SlowQueriesCard } from './slow-queries-card.js';
import { statusQuery } from './status-queries.js';
import { StoresCard } from './stores-card.js';
import { TasksCard } from './tasks-card.js';

/** "Is everything all right?" in one look; below it how each part is, and was. */
export function StatusPage() {
  const { data: report, error, refetch } = useQuery(statusQuery);
  return (
    <>
      <PageHead title="Status" lead="Looks again every ten seconds; the same as JSON is at /admin/api/status." />
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {!error && !report && <PageSkeleton what="every part" />}
      {report && (
        <>
          <Verdict breaches={report.breaches} />
          <div className={classes.columns}>
            <StoresCard report={report} />
            <FlowCard report={report} />
            <QueueCountsCard queues={report.queues} />
            <AppsCard report={report} />
            <TasksCard tasks={report.tasks} />
            <HistoryCard />
            <AlertsCard />
            <SlowQueriesCard queries={report.slowQueries} />
          </div>
        </>
      )}
    </>
  );
}

function Verdict({ breaches }: Pick<StatusReport, 'breaches'>) {
  if (breaches.length === 0) {
    return (
      <p className={classes.fine} role="status">
        Everything is all right.
      </p>
    );
  }
  return (
    <div className={classes.broken} role="alert">
      <h2>{breaches.length === 1 ? 'One thing is not all right' : `${breaches.length} things are not all right`}</h2>
      <ul>
        {breaches.map(({ rule, text }) => (
          <li key={rule}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
