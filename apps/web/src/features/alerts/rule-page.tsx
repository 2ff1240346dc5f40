import { useQueries } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { draftOf } from './rule-draft.js';
import { RuleForm } from './rule-form.js';
import { rulesQuery } from './rule-queries.js';
import { useMayChange, useSharedOrganisations } from './use-organisations.js';

/** One rule, to be changed by whoever may. Its address does not say whose it is, so that all are looked through. */
export function RulePage() {
  const { ruleId } = useParams({ from: '/signed-in/alerts/$ruleId' });
  const owners = [undefined, ...useSharedOrganisations().map(({ id }) => id)];
  const lists = useQueries({ queries: owners.map((owner) => rulesQuery(owner)) });
  const rule = lists.flatMap(({ data }) => data?.items ?? []).find(({ id }) => id === ruleId);
  const organisation = rule?.organisationId ?? undefined;
  const mayChange = useMayChange(organisation);
  const failed = lists.find(({ data, error }) => !data && error);
  if (!rule && failed) {
    return (
      <>
        <PageHeader title="Rule" />
        <FailureNotice error={failed.error} what="The rule could not be loaded" retry={() => void failed.refetch()} />
      </>
    );
  }
  if (!rule && lists.every(({ data }) => data)) return <NotFoundPage />;
  return (
    <>
      <PageHeader
        title={rule?.name ?? 'Rule'}
        above={
          <Link to="/alerts" search={{ organisation }}>
            Alerts
          </Link>
        }
        below={
          mayChange ? 'What it lets through, and where that goes' : 'Only an owner of the organisation may change it'
        }
      />
      {rule ? (
        <RuleForm key={rule.id} initial={draftOf(rule)} rule={rule} mayChange={mayChange} />
      ) : (
        <ListSkeleton what="the rule" rows={6} />
      )}
    </>
  );
}
