import type { Organisation, StoredPolicy } from '@red-tortoise/contracts';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Moment } from '../../shell/moment.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { meQuery } from '../accounts/me-query.js';
import { PolicyForm } from './policy-form.js';
import classes from './policy-page.module.css';
import { policyQuery } from './policy-queries.js';

/** The rules that an organisation sets for its projects. */
export function PolicyPage() {
  const { organisationId } = useParams({ from: '/signed-in/organisations/$organisationId/policy' });
  const { data: me } = useQuery(meQuery);
  const { data: stored, error, refetch } = useQuery(policyQuery(organisationId));
  const organisation = me?.organisations.find(({ id }) => id === organisationId);
  if (!stored && isMissing(error)) return <NotFoundPage />;
  const isOwner = organisation?.role === 'owner';
  return (
    <>
      <PageHeader title="Policy" above={organisation?.name} below={<About stored={stored} />} />
      {stored ? (
        <>
          {isOwner ? null : <OwnersOnly organisation={organisation} />}
          <PolicyForm key={organisationId} stored={stored} isOwner={isOwner} />
        </>
      ) : error ? (
        <FailureNotice error={error} what="The policy could not be loaded" retry={() => void refetch()} />
      ) : (
        <ListSkeleton what="the policy" rows={8} />
      )}
    </>
  );
}

function About({ stored }: { stored: StoredPolicy | undefined }) {
  const what = 'What every project of this organisation is held against.';
  if (!stored) return what;
  if (stored.updatedAt === null) return `${what} Nobody has changed it yet.`;
  return (
    <>
      {what} Last changed <Moment at={stored.updatedAt} />
      {stored.updatedBy ? ` by ${stored.updatedBy}` : ''}.
    </>
  );
}

function OwnersOnly({ organisation }: { organisation: Organisation | undefined }) {
  return (
    <p className={classes.notice}>
      <IconLock size={18} stroke={1.7} aria-hidden="true" />
      <span>Only an owner of {organisation?.name ?? 'the organisation'} may change this. You see what applies.</span>
    </p>
  );
}
