import { Button, Group } from '@mantine/core';
import type { AdminScreen, AdminSelection } from '@red-tortoise/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FailureNotice } from '../shell/failure-notice.js';
import { inText } from '../shell/in-text.js';
import { LeaveGuard } from '../shell/leave-guard.js';
import { PageHead } from '../shell/page-head.js';
import { ActionBar } from './action-bar.js';
import type { Chosen } from './chosen.js';
import { EditBar } from './edit-bar.js';
import { FiltersPanel } from './filters-panel.js';
import { editableFields } from './list-edits.js';
import classes from './list-page.module.css';
import { type ListSearch, rememberSearch } from './list-search.js';
import { rowsQuery } from './rows-query.js';
import { RowsTable } from './rows-table.js';
import { SearchBox } from './search-box.js';
import { useListEdits } from './use-list-edits.js';
import { ViewsBar } from './views-bar.js';

const nothing: Chosen = new Set<string>();

/** The list of a screen: search, filters, order, choice, actions. All that it shows is in its address. */
export function ListPage({ screen, search }: { screen: AdminScreen; search: ListSearch }) {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const rows = useInfiniteQuery(rowsQuery(screen, search));
  const show = (next: ListSearch) => {
    setChosen(nothing);
    void navigate({ to: '/screens/$screen', params: { screen: screen.name }, search: next });
  };
  const pages = rows.data?.pages ?? [];
  const shown = pages.flatMap((page) => page.rows);
  const editing = useListEdits(screen);
  const allShown = chosen !== 'all' && shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  useEffect(() => rememberSearch(screen.name, search), [screen.name, search]);
  return (
    <div className={classes.page}>
      <LeaveGuard isGuarded={() => editing.changed > 0} />
      <PageHead title={screen.plural} lead={screen.description}>
        {screen.can.add && (
          <Button
            renderRoot={(props) => <Link to="/screens/$screen/new" params={{ screen: screen.name }} {...props} />}
            leftSection={<IconPlus size={17} aria-hidden="true" />}
          >
            Add {inText(screen.label)}
          </Button>
        )}
      </PageHead>
      <ViewsBar screen={screen} search={search} />
      <Group className={classes.tools}>
        {screen.search.length > 0 && <SearchBox screen={screen} search={search} onShow={show} />}
        <Total pages={pages} />
        {editableFields(screen).size > 0 && !editing.isOn && shown.length > 0 && (
          <Button size="xs" variant="default" onClick={editing.begin}>
            Edit in the list
          </Button>
        )}
      </Group>
      <div className={classes.body}>
        <div className={classes.rows}>
          {editing.isOn && <EditBar screen={screen} editing={editing} />}
          {shown.length > 0 && (
            <ActionBar
              screen={screen}
              chosen={chosen}
              selection={selectionOf(chosen, search)}
              onChooseAll={allShown && rows.hasNextPage ? () => setChosen('all') : null}
              onDone={() => setChosen(nothing)}
            />
          )}
          {rows.error && <FailureNotice error={rows.error} onRetry={() => rows.refetch()} />}
          <RowsTable
            screen={screen}
            search={search}
            rows={shown}
            editing={editing}
            waiting={rows.isPending}
            hasFailed={rows.isError}
            chosen={chosen}
            onChoose={setChosen}
            onOrder={(order) => show({ ...search, order })}
          />
          {rows.hasNextPage && (
            <Button variant="default" loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
              Show more
            </Button>
          )}
        </div>
        {screen.filters.length > 0 && <FiltersPanel screen={screen} search={search} onShow={show} />}
      </div>
    </div>
  );
}

function Total({ pages }: { pages: { total: { count: number; more: boolean } }[] }) {
  const total = pages[0]?.total;
  if (!total) return null;
  return (
    <span className={classes.total} role="status">
      {total.count.toLocaleString()}
      {total.more ? '+' : ''} {total.count === 1 && !total.more ? 'row' : 'rows'}
    </span>
  );
}

function selectionOf(chosen: Chosen, { search = '', filters = {} }: ListSearch): AdminSelection | null {
  if (chosen === 'all') return { all: { search, filters } };
  return chosen.size > 0 ? { ids: [...chosen] } : null;
}
