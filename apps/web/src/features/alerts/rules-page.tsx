import { IconBell, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LinkButton } from '../../shell/link-button.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { PageHeader } from '../../shell/page-header.js';
import { AlertTabs } from './alert-tabs.js';
import { PageOwner } from './page-owner.js';
import { RuleEntry } from './rule-entry.js';
import { rulesQuery } from './rule-queries.js';
import { TemplateLinks } from './template-links.js';
import { useMayChange } from './use-organisations.js';
import { useRuleNames } from './use-rule-names.js';

/** What becomes an alert, and where it goes. */
export function RulesPage() {
  const { organisation } = useSearch({ from: '/signed-in/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const mayChange = useMayChange(organisation);
  return (
    <>
      <PageHeader
        title="Alerts"
        below="Rules say what of your feed is worth a message, and where it goes"
        actions={
          mayChange ? (
            <LinkButton
              to="/alerts/new"
              search={{ organisation }}
              leftSection={<IconPlus size={18} aria-hidden="true" />}
            >
              New rule
            </LinkButton>
          ) : null
        }
      />
      <AlertTabs />
      <PageOwner
        label="Rules of"
        chosen={organisation}
        choose={(id) => void navigate({ search: { organisation: id }, replace: true })}
      />
      <Rules organisation={organisation} mayChange={mayChange} />
    </>
  );
}

interface RulesProps {
  organisation: string | undefined;
  mayChange: boolean;
}

function Rules({ organisation, mayChange }: RulesProps) {
  const { data, error, refetch } = useQuery(rulesQuery(organisation));
  const names = useRuleNames(organisation);
  if (!data && error) {
    return <FailureNotice error={error} what="The rules could not be loaded" retry={() => void refetch()} />;
  }
  if (!data) return <ListSkeleton what="the rules" rows={4} />;
  if (data.items.length === 0) {
    return (
      <>
        <EmptyState icon={<IconBell size={30} stroke={1.5} />} title="No rules yet">
          {mayChange ? (
            <>
              Without a rule nothing is sent: everything is in the <Link to="/">feed</Link>. Begin with one of these;
              before it is saved you see what it would have sent.
            </>
          ) : (
            'An owner of the organisation can make some.'
          )}
        </EmptyState>
        {mayChange ? <TemplateLinks organisation={organisation} /> : null}
      </>
    );
  }
  return (
    <CardList>
      {data.items.map((rule) => (
        <RuleEntry key={rule.id} rule={rule} names={names} mayChange={mayChange} />
      ))}
    </CardList>
  );
}
