import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '../../shell/page-header.js';
import { meQuery } from '../accounts/me-query.js';
import classes from './usage.module.css';
import { UsageCard } from './usage-card.js';

/** The plans of the reader's organisations, and how much of each is used. */
export function UsagePage() {
  const { data: me } = useQuery(meQuery);
  const organisations = me?.organisations ?? [];
  const isOwner = organisations.some(({ role }) => role === 'owner');
  return (
    <>
      <PageHeader
        title="Plan and usage"
        below={
          isOwner
            ? 'For another plan, ask whoever runs this installation.'
            : 'For another plan, an owner of the organisation asks whoever runs this installation.'
        }
      />
      <div className={classes.cards}>
        {organisations.map((organisation) => (
          <UsageCard key={organisation.id} organisation={organisation} />
        ))}
      </div>
    </>
  );
}
