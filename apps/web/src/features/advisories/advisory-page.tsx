import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { Advisory } from '@red-tortoise/contracts';
import { IconShieldQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { Card } from '../../shell/card.js';
import { EmptyState } from '../../shell/empty-state.js';
import { ExternalLink } from '../../shell/external-link.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { Moment } from '../../shell/moment.js';
import { PageHeader } from '../../shell/page-header.js';
import { PageHeaderSkeleton } from '../../shell/page-header-skeleton.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import { Tag } from '../../shell/tag.js';
import { dateText } from '../../shell/time-text.js';
import layout from '../findings/finding-page.module.css';
import { headline } from '../findings/headline.js';
import { sourcesQuery } from '../sources/source-queries.js';
import { AdvisoryFindings } from './advisory-findings.js';
import { advisoryQuery } from './advisory-queries.js';
import { AdvisoryText } from './advisory-text.js';
import { AffectedCard } from './affected-card.js';
import { References } from './references.js';
import { Fact, SeverityCard } from './severity-card.js';
import { WithdrawnNotice } from './withdrawn-notice.js';

/** One record of one source, whole. */
export function AdvisoryPage() {
  const { advisoryId } = useParams({ from: '/signed-in/advisories/$advisoryId' });
  const { data: advisory, error, refetch } = useQuery(advisoryQuery(advisoryId));
  if (!advisory && error) return <NoAdvisory id={advisoryId} error={error} retry={() => void refetch()} />;
  if (!advisory) return <AdvisoryLoading />;
  return (
    <>
      <AdvisoryHead advisory={advisory} />
      <WithdrawnNotice withdrawnAt={advisory.withdrawnAt} />
      <div className={layout.layout}>
        <div className={layout.first}>
          <AffectedCard affected={advisory.affected} />
        </div>
        <div className={layout.side}>
          <AdvisoryFindings advisory={advisory} />
          <Facts advisory={advisory} />
        </div>
        <div className={layout.rest}>
          <Card title="What it says">
            <AdvisoryText text={advisory.details} />
          </Card>
          {advisory.references.length > 0 ? (
            <Card title="References" aside={String(advisory.references.length)}>
              <References references={advisory.references} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}

function AdvisoryHead({ advisory }: { advisory: Advisory }) {
  const { id, summary, severity, malicious, publishedAt, withdrawnAt } = advisory;
  return (
    <PageHeader
      title={headline(summary, id)}
      tabTitle={id}
      above={`Advisory ${id}`}
      below={
        <span className={layout.facts}>
          <SeverityTag level={severity.level} malicious={malicious} />
          {withdrawnAt ? <Tag tone="amber">withdrawn</Tag> : null}
          <span>{publishedAt ? `Published ${dateText(publishedAt)}` : 'Date of publication not known'}</span>
        </span>
      }
    />
  );
}

function Facts({ advisory }: { advisory: Advisory }) {
  const { severity, malicious, names, cwes, source, modifiedAt, storedAt } = advisory;
  const { data: sources } = useQuery(sourcesQuery);
  return (
    <SeverityCard severity={severity} malicious={malicious} names={names}>
      {cwes.length > 0 ? (
        <Fact name="Weakness">
          {cwes.map((cwe, index) => (
            <span key={cwe}>
              {index > 0 ? ', ' : ''}
              <Weakness cwe={cwe} />
            </span>
          ))}
        </Fact>
      ) : null}
      <Fact name="Source">{sources?.items.find(({ name }) => name === source)?.title ?? source}</Fact>
      <Fact name="Changed there">
        <Moment at={modifiedAt} />
      </Fact>
      <Fact name="Read from it">
        <Moment at={storedAt} />
      </Fact>
    </SeverityCard>
  );
}

function Weakness({ cwe }: { cwe: string }) {
  const number = /^CWE-(\d+)$/.exec(cwe)?.[1];
  if (!number) return cwe;
  return <ExternalLink to={`https://cwe.mitre.org/data/definitions/${number}.html`}>{cwe}</ExternalLink>;
}

function NoAdvisory({ id, error, retry }: { id: string; error: unknown; retry: () => void }) {
  const title = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  if (!isMissing(error)) {
    return (
      <>
        <PageHeader title={title} />
        <FailureNotice error={error} what="The advisory could not be loaded" retry={retry} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} above="Advisory" />
      <EmptyState icon={<IconShieldQuestion size={30} stroke={1.5} />} title="No advisory of this name is known">
        None of the sources that are read has a record of it, under this name or as another name of one.
      </EmptyState>
    </>
  );
}

function AdvisoryLoading() {
  return (
    <>
      <PageHeaderSkeleton what="the advisory" />
      <div role="status">
        <VisuallyHidden>Loading the advisory</VisuallyHidden>
        <div className={layout.layout} aria-hidden="true">
          <div className={layout.first}>
            <Skeleton height={180} radius="lg" />
            <Skeleton height={320} radius="lg" />
          </div>
          <div className={layout.side}>
            <Skeleton height={120} radius="lg" />
            <Skeleton height={280} radius="lg" />
          </div>
        </div>
      </div>
    </>
  );
}
