import { Skeleton } from '@mantine/core';
import type { Advisory } from '@red-tortoise/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { Tag } from '../../shell/tag.js';
import { findingsQuery } from '../findings/finding-queries.js';
import { stateLabel, stateTone } from '../findings/state-text.js';
import classes from './advisory-findings.module.css';

const mostShown = 8;

/** Where an advisory touches the reader's projects. */
export function AdvisoryFindings({ advisory: { id } }: { advisory: Advisory }) {
  const search = { state: 'all', search: id } as const;
  const { data, isPending } = useInfiniteQuery(findingsQuery(undefined, search, mostShown));
  if (isPending) return <Skeleton height={110} radius="lg" />;
  const page = data?.pages[0];
  if (!page) return null;
  return (
    <Card title="In your projects">
      {page.items.length === 0 ? <p className={classes.quiet}>It touches none of your projects.</p> : null}
      <ul className={classes.findings}>
        {page.items.map((finding) => (
          <li key={finding.id}>
            <Link to="/findings/$findingId" params={{ findingId: finding.id }}>
              {finding.projectName}
            </Link>{' '}
            <Tag tone={stateTone(finding.state)}>{stateLabel(finding.state)}</Tag>
            <span className={classes.component}>
              {finding.name}@{finding.version}
            </span>
          </li>
        ))}
      </ul>
      {page.next ? (
        <p className={classes.more}>
          <Link to="/findings" search={search}>
            Show all
          </Link>
        </p>
      ) : null}
    </Card>
  );
}
