import { Button, Group } from '@mantine/core';
import type { AdminRow, AdminScreen } from '@red-tortoise/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { AskError } from '../api/ask-error.js';
import { forgetRows } from '../api/forget-rows.js';
import { CustomerLink } from '../customers/customer-link.js';
import { lastSearch } from '../screens/list-search.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { inText } from '../shell/in-text.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { ListLink } from './list-link.js';
import { DeleteRow, RowActions } from './row-actions.js';
import { RowForm } from './row-form.js';
import { RowIsGone } from './row-is-gone.js';
import { rowQuery } from './row-query.js';
import { type Next, useRowForm } from './use-row-form.js';

/** A row as its form; `epoch` begins it anew once something else has changed the row. */
export function RowPage({ screen, id }: { screen: AdminScreen; id: string }) {
  const client = useQueryClient();
  const [epoch, setEpoch] = useState(0);
  const query = rowQuery(screen.name, id);
  const row = useQuery(query);
  const beginAnew = async () => {
    forgetRows(client);
    await row.refetch();
    setEpoch((before) => before + 1);
  };
  if (row.error instanceof AskError && row.error.parts.status === 404) return <RowIsGone screen={screen} id={id} />;
  if (row.error && !row.data)
    return (
      <>
        <PageHead title={screen.label} crumbs={<ListLink screen={screen} />} />
        <FailureNotice error={row.error} onRetry={() => row.refetch()} />
      </>
    );
  if (!row.data) return <PageSkeleton what={inText(screen.label)} />;
  return <ExistingRow key={epoch} screen={screen} first={row.data} onTouched={beginAnew} />;
}

interface ExistingRowProps {
  screen: AdminScreen;
  first: AdminRow;
  onTouched: () => void;
}

function ExistingRow({ screen, first, onTouched }: ExistingRowProps) {
  const navigate = useNavigate();
  const isLeaving = useRef(false);
  const toList = () => {
    isLeaving.current = true;
    return navigate({ to: '/screens/$screen', params: { screen: screen.name }, search: lastSearch(screen.name) });
  };
  const form = useRowForm(screen, first, (saved, next) => {
    flash(next === 'copy' ? copiedText(saved, form.row) : `${saved.title} was saved.`);
    if (next === 'leave') void toList();
    else if (saved.id !== first.id) {
      isLeaving.current = true;
      void navigate({ to: '/screens/$screen/rows/$id', params: { screen: screen.name, id: saved.id } });
    }
  });
  return (
    <>
      <PageHead title={form.row.title} crumbs={<ListLink screen={screen} />}>
        <Group gap={8}>
          <RowActions screen={screen} id={form.row.id} hasChanges={form.isChanged} onDone={onTouched} />
          <CustomerLink screen={screen.name} id={form.row.id} />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconHistory size={16} aria-hidden="true" />}
            renderRoot={(props) => (
              <Link
                to="/screens/$screen/rows/$id/history"
                params={{ screen: screen.name, id: form.row.id }}
                {...props}
              />
            )}
          >
            History
          </Button>
        </Group>
      </PageHead>
      <RowForm screen={screen} form={form} isNew={false} isLeaving={isLeaving}>
        {form.row.can.delete && <DeleteRow screen={screen} id={form.row.id} onDone={toList} />}
      </RowForm>
    </>
  );
}

/** Of more rows within the form than it shows, the rest is not copied. */
function copiedText({ title }: AdminRow, { inlines }: AdminRow): string {
  const isPart = Object.values(inlines).some(({ more }) => more);
  return `${title} was saved as a new row${isPart ? ', with those rows within it that were shown' : ''}.`;
}

/** A row that is not there yet. */
export function NewRowPage({ screen }: { screen: AdminScreen }) {
  const navigate = useNavigate();
  const isLeaving = useRef(false);
  const form = useRowForm(screen, null, (saved: AdminRow, next: Next) => {
    isLeaving.current = true;
    flash(`${saved.title} was added.`);
    const params = { screen: screen.name };
    if (next === 'leave') void navigate({ to: '/screens/$screen', params, search: lastSearch(screen.name) });
    else void navigate({ to: '/screens/$screen/rows/$id', params: { ...params, id: saved.id } });
  });
  return (
    <>
      <PageHead title={`Add ${inText(screen.label)}`} crumbs={<ListLink screen={screen} />} />
      <RowForm screen={screen} form={form} isNew isLeaving={isLeaving} />
    </>
  );
}
