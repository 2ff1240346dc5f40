import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from './advisory-card.module.css';
import { advisoryQuery } from './advisory-queries.js';
import { AdvisoryText } from './advisory-text.js';
import { References } from './references.js';
import { WithdrawnNotice } from './withdrawn-notice.js';

/** What the first record behind a finding says, with a way to the others. */
export function AdvisoryCard({ advisoryIds }: { advisoryIds: readonly string[] }) {
  const [first, ...others] = advisoryIds;
  if (first === undefined) return null;
  return (
    <Card
      title="Advisory"
      aside={
        <Link to="/advisories/$advisoryId" params={{ advisoryId: first }}>
          {first}
        </Link>
      }
    >
      <Content advisoryId={first} />
      {others.length > 0 ? (
        <p className={classes.others}>
          Other records of the same thing:{' '}
          {others.map((advisoryId, index) => (
            <span key={advisoryId}>
              {index > 0 ? ', ' : ''}
              <Link to="/advisories/$advisoryId" params={{ advisoryId }}>
                {advisoryId}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </Card>
  );
}

function Content({ advisoryId }: { advisoryId: string }) {
  const { data: advisory, error, refetch } = useQuery(advisoryQuery(advisoryId));
  if (!advisory && error) {
    return <FailureNotice error={error} what="The advisory could not be loaded" retry={() => void refetch()} />;
  }
  if (!advisory) return <Skeleton height={220} radius="md" />;
  return (
    <>
      <WithdrawnNotice withdrawnAt={advisory.withdrawnAt} />
      <AdvisoryText text={advisory.details} />
      {advisory.references.length > 0 ? (
        <>
          <h3 className={classes.heading}>References</h3>
          <References references={advisory.references} />
        </>
      ) : null}
    </>
  );
}
