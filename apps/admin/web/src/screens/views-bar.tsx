import { ActionIcon, Button } from '@mantine/core';
import { type AdminScreen, type AdminView, adminEndpoints } from '@red-tortoise/contracts';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { later } from '../shell/later.js';
import type { ListSearch } from './list-search.js';
import classes from './views-bar.module.css';
import { isSameSearch, searchOf, viewsQuery } from './views-query.js';

const SaveViewDialog = later(async () => (await import('./save-view-dialog.js')).SaveViewDialog);

/** Saved views, each a link; what is shown now can be saved as one. */
export function ViewsBar({ screen, search }: { screen: AdminScreen; search: ListSearch }) {
  const [isSaving, setSaving] = useState(false);
  const views = useQuery(viewsQuery(screen.name)).data?.items ?? [];
  const isPlain = isSameSearch(search, {});
  const isSaved = views.some((view) => isSameSearch(searchOf(view), search));
  if (views.length === 0 && isPlain) return null;
  return (
    <nav className={classes.bar} aria-label="Saved views">
      {views.length > 0 && (
        <Link
          className={classes.view}
          to="/screens/$screen"
          params={{ screen: screen.name }}
          search={{}}
          data-on={isPlain || undefined}
          activeOptions={{ includeSearch: true, exact: true }}
        >
          All
        </Link>
      )}
      {views.map((view) => (
        <ViewLink key={view.id} view={view} isOn={isSameSearch(searchOf(view), search)} />
      ))}
      {!isPlain && !isSaved && (
        <Button size="compact-sm" variant="subtle" onClick={() => setSaving(true)}>
          Save this view
        </Button>
      )}
      {isSaving && <SaveViewDialog screen={screen} search={search} onClose={() => setSaving(false)} />}
    </nav>
  );
}

function ViewLink({ view, isOn }: { view: AdminView; isOn: boolean }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => ask(adminEndpoints.removeView, { params: { screen: view.screen, id: view.id } }),
    onSuccess: () => client.invalidateQueries(viewsQuery(view.screen)),
  });
  return (
    <span className={classes.one}>
      <Link
        className={classes.view}
        to="/screens/$screen"
        params={{ screen: view.screen }}
        search={searchOf(view)}
        data-on={isOn || undefined}
        activeOptions={{ includeSearch: true, exact: true }}
        title={view.shared ? (view.mine ? 'Yours, shared with everybody' : 'Shared with everybody') : 'Yours'}
      >
        {view.name}
        {view.shared && <span className={classes.shared}> shared</span>}
      </Link>
      {isOn && view.mine && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove the view ${view.name}`}
          title="Remove this view"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconX size={15} aria-hidden="true" />
        </ActionIcon>
      )}
      {remove.error && <FailureNotice error={remove.error} />}
    </span>
  );
}
