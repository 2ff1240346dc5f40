import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { PageHeader } from '../../shell/page-header.js';
import { MutesCard } from '../mutes/mutes-card.js';
import { AlertTabs } from './alert-tabs.js';
import { PageOwner } from './page-owner.js';
import classes from './settings.module.css';
import { SettingsForm } from './settings-form.js';
import { alertSettingsQuery } from './settings-queries.js';
import { useMayChange } from './use-organisations.js';

/** How much may be sent at once, when digests go out, and what is muted. */
export function AlertSettingsPage() {
  const { organisation } = useSearch({ from: '/signed-in/alerts/settings' });
  const navigate = useNavigate({ from: '/alerts/settings' });
  const mayChange = useMayChange(organisation);
  const { data, error, refetch } = useQuery(alertSettingsQuery(organisation));
  return (
    <>
      <PageHeader
        title="Alerts"
        tabTitle="Alert settings"
        below="How much may be sent at once, when digests go out, and what is muted"
      />
      <AlertTabs />
      <PageOwner
        label="Settings of"
        chosen={organisation}
        choose={(id) => void navigate({ search: { organisation: id }, replace: true })}
      />
      <div className={classes.page}>
        {data ? (
          <SettingsForm key={organisation} organisationId={organisation} stored={data} mayChange={mayChange} />
        ) : error ? (
          <FailureNotice error={error} what="The settings could not be loaded" retry={() => void refetch()} />
        ) : (
          <ListSkeleton what="the settings" rows={4} />
        )}
        <MutesCard organisationId={organisation} mayChange={mayChange} />
      </div>
    </>
  );
}
