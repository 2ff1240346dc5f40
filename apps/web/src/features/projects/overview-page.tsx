import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ProjectSummary } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { Moment } from '../../shell/moment.js';
import { RecentEvents } from '../feed/recent-events.js';
import { FindingsCard } from '../findings/findings-card.js';
import { TrendCard } from '../findings/trend-card.js';
import { VerdictCard } from '../policies/verdict-card.js';
import { SourceCard } from '../sources/source-card.js';
import { BehindCard } from './behind-card.js';
import { LicenceCard } from './licence-card.js';
import { NotImported } from './not-imported.js';
import classes from './overview-page.module.css';
import { projectQuery } from './project-queries.js';
import { SummaryTiles } from './summary-tiles.js';

/** A project in one view: counts, how far behind, licences, freshness, what happened last. */
export function OverviewPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId' });
  const { data: project } = useQuery(projectQuery(projectId));
  if (!project) return <OverviewLoading />;
  if (!project.summary) return <NotImported project={project} />;
  return (
    <div className={classes.overview}>
      <SummaryTiles projectId={projectId} summary={project.summary} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <FindingsCard projectId={projectId} summary={project.summary} />
          <TrendCard projectId={projectId} summary={project.summary} />
          <BehindCard projectId={projectId} behind={project.summary.behind} />
          <RecentEvents projectId={projectId} />
        </div>
        <div className={classes.column}>
          <VerdictCard projectId={projectId} />
          <LicenceCard projectId={projectId} summary={project.summary} />
          <FreshnessCard summary={project.summary} />
          <SourceCard />
        </div>
      </div>
    </div>
  );
}

function FreshnessCard({ summary }: { summary: ProjectSummary }) {
  const fetched = summary.components - summary.notFetched;
  return (
    <Card title="Freshness">
      <p className={classes.line}>
        {summary.notFetched === 0
          ? 'Every package has been looked up'
          : `${fetched.toLocaleString('en')} of ${summary.components.toLocaleString('en')} components have package data; the rest is not fetched yet`}
        {summary.oldestFetchAt ? (
          <>
            . The oldest look-up is from <Moment at={summary.oldestFetchAt} />.
          </>
        ) : (
          '.'
        )}
      </p>
      <p className={classes.line}>
        These counts are from <Moment at={summary.updatedAt} />.
      </p>
    </Card>
  );
}

function OverviewLoading() {
  return (
    <div role="status">
      <VisuallyHidden>Loading the project</VisuallyHidden>
      <div className={classes.overview} aria-hidden="true">
        <Skeleton height={104} radius="lg" />
        <div className={classes.columns}>
          <Skeleton height={360} radius="lg" />
          <Skeleton height={280} radius="lg" />
        </div>
      </div>
    </div>
  );
}
