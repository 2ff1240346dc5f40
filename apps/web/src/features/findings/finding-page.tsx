import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { FindingDetail } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ApiError, isMissing } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { PageHeaderSkeleton } from '../../shell/page-header-skeleton.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import { Tag } from '../../shell/tag.js';
import { AdvisoryCard } from '../advisories/advisory-card.js';
import { SeverityCard } from '../advisories/severity-card.js';
import { DecisionCard } from './decision-card.js';
import classes from './finding-page.module.css';
import { findingQuery } from './finding-queries.js';
import { FixCard } from './fix-card.js';
import { headline } from './headline.js';
import { HistoryCard } from './history-card.js';
import { stateLabel, stateTone } from './state-text.js';
import { WhyCard } from './why-card.js';

/** A finding: how bad, why it is one, what removes it, what was decided and what happened. */
export function FindingPage() {
  const { findingId } = useParams({ from: '/signed-in/findings/$findingId' });
  const { data: finding, error, refetch } = useQuery(findingQuery(findingId));
  if (!finding && error) {
    if (isMissing(error) || (error instanceof ApiError && error.code === 'request.invalid')) return <NotFoundPage />;
    return (
      <>
        <PageHeader title="Finding" />
        <FailureNotice error={error} what="The finding could not be loaded" retry={() => void refetch()} />
      </>
    );
  }
  if (!finding) return <FindingLoading />;
  return (
    <>
      <FindingHead finding={finding} />
      <div className={classes.layout}>
        <div className={classes.first}>
          <WhyCard finding={finding} />
          {finding.state === 'fixed' ? null : <FixCard finding={finding} />}
        </div>
        <div className={classes.side}>
          <DecisionCard finding={finding} />
          <SeverityCard severity={finding.severity} malicious={finding.malicious} names={finding.names} />
          <HistoryCard history={finding.history} />
        </div>
        <div className={classes.rest}>
          <AdvisoryCard advisoryIds={finding.advisoryIds} />
        </div>
      </div>
    </>
  );
}

function FindingHead({ finding }: { finding: FindingDetail }) {
  const { name, version, packagePurl, primaryName, projectId, projectName, severity, malicious, state } = finding;
  return (
    <PageHeader
      title={headline(finding.summary, `${primaryName} in ${name}`)}
      tabTitle={`${primaryName} in ${name}`}
      above={
        <>
          <Link to="/projects/$projectId" params={{ projectId }}>
            {projectName}
          </Link>
          {' / '}
          <Link to="/projects/$projectId/findings" params={{ projectId }}>
            Findings
          </Link>
        </>
      }
      below={
        <span className={classes.facts}>
          <SeverityTag level={severity.level} malicious={malicious} />
          {severity.score === null ? null : <strong>{severity.score.toFixed(1)}</strong>}
          <Tag tone={stateTone(state)}>{stateLabel(state)}</Tag>
          <Tag tone={finding.direct ? 'green' : 'grey'}>{finding.direct ? 'direct' : 'transitive'}</Tag>
          {finding.dev ? <Tag>dev</Tag> : null}
          <span>
            {primaryName} in{' '}
            <Link to="/packages/$purl" params={{ purl: packagePurl }}>
              {name}
            </Link>{' '}
            {version}
          </span>
        </span>
      }
    />
  );
}

function FindingLoading() {
  return (
    <>
      <PageHeaderSkeleton what="the finding" />
      <div role="status">
        <VisuallyHidden>Loading the finding</VisuallyHidden>
        <div className={classes.layout} aria-hidden="true">
          <div className={classes.first}>
            <Skeleton height={260} radius="lg" />
            <Skeleton height={180} radius="lg" />
          </div>
          <div className={classes.side}>
            <Skeleton height={150} radius="lg" />
            <Skeleton height={190} radius="lg" />
          </div>
        </div>
      </div>
    </>
  );
}
