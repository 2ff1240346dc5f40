import type { Organisation, Usage } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { QuotaLine } from './quota-line.js';
import classes from './usage.module.css';
import { usageQuery } from './usage-query.js';

/** What one organisation may use, and uses. */
export function UsageCard({ organisation }: { organisation: Organisation }) {
  const usage = useQuery(usageQuery(organisation.id));
  const { data, error, refetch } = usage;
  if (!data) {
    if (!error) return <ListSkeleton what={`the usage of ${organisation.name}`} rows={4} />;
    return <FailureNotice error={error} what="The usage could not be loaded" retry={() => void refetch()} />;
  }
  return (
    <Card title={organisation.name} aside={data.plan ? `Plan: ${data.plan.label}` : 'No plan'}>
      <p className={classes.about}>{aboutOf(data)}</p>
      <ul className={classes.quotas}>
        {shownOf(data).map((quota) => (
          <QuotaLine key={quota.name} quota={quota} />
        ))}
      </ul>
    </Card>
  );
}

/** Only people watch packages, and what is theirs alone counts in their personal organisation. */
function shownOf({ organisation, quotas }: Usage) {
  return quotas.filter(({ name }) => organisation.personal || name !== 'watches');
}

function aboutOf({ organisation }: Usage): string {
  return organisation.personal
    ? 'What is yours alone counts here: your channels, your alert rules and the packages you watch.'
    : 'What belongs to the organisation. What its members own alone counts for each of them.';
}
