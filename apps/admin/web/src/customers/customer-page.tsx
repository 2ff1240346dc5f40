import { CustomerSubject } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { AskError } from '../api/ask-error.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { NotHere } from '../shell/not-here.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { BelongingCard } from './belonging-card.js';
import { CustomerDoings } from './customer-doings.js';
import { customerQuery } from './customer-query.js';
import classes from './customers.module.css';
import { FactsCard } from './facts-card.js';
import { NotesCard } from './notes-card.js';
import { RequestsCard } from './requests-card.js';
import { UsageCard } from './usage-card.js';

/** A customer as a whole: who they are, what they use, and what can be done for them. */
export function CustomerPage() {
  const { subject, id } = useParams({ from: '/customers/$subject/$id' });
  const known = CustomerSubject.safeParse(subject);
  if (!known.success) return <NotHere what="customer" />;
  return <KnownPage key={id} subject={known.data} id={id} />;
}

function KnownPage({ subject, id }: { subject: CustomerSubject; id: string }) {
  const { data, error, refetch } = useQuery(customerQuery(subject, id));
  if (error instanceof AskError && error.parts.status === 404) return <NotHere what="customer" />;
  if (error && !data)
    return (
      <>
        <PageHead title="Customer" />
        <FailureNotice error={error} onRetry={() => refetch()} />
      </>
    );
  if (!data) return <PageSkeleton what="the customer" />;
  const { profile, requests, can } = data;
  if (!profile)
    return (
      <>
        <PageHead
          title="Erased"
          lead={`This ${subject} is no longer there. What was done about them stays on record.`}
        />
        <RequestsCard requests={requests} mayFetch={can.export} />
      </>
    );
  const screen = subject === 'organisation' ? 'organisation' : 'user';
  return (
    <>
      <PageHead
        title={profile.personName ?? profile.name}
        crumbs={
          <Link to="/screens/$screen/rows/$id" params={{ screen, id }}>
            {subject === 'organisation' ? 'Organisation' : 'Person'}: the form
          </Link>
        }
      >
        <CustomerDoings subject={subject} id={id} profile={profile} requests={requests} can={can} />
      </PageHead>
      <div className={classes.columns}>
        <FactsCard profile={profile} />
        {profile.usage && <UsageCard usage={profile.usage} />}
        <BelongingCard subject={subject} profile={profile} />
        <NotesCard screen={screen} id={id} notes={profile.notes} />
        <RequestsCard requests={requests} mayFetch={can.export} />
      </div>
    </>
  );
}
