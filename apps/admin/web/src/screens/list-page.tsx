import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { AdminScreen, AdminSelection } from '@red-tortoise/contracts';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FailureNotice } from '../shell/failure-notice.js';
import { useDocumentTitle } from '../shell/use-document-title.js';
import { ActionBar } from './action-bar.js';
import { FiltersPanel } from './filters-panel.js';
import classes from './list-page.module.css';
import type { ListSearch } from './list-search.js';
import { rowsQuery } from './rows-query.js';
import { RowsTable } from './rows-table.js';

/** Nothing chosen, some rows, or everything that the list would show. */
export type Chosen = ReadonlySet<string> | 'all';
const nothing: Chosen = new Set<string>();

/** The list of a screen: search, filters, order, choice, actions. All that it shows is in its address. */
export function ListPage({ screen, search }: { screen: AdminScreen; search: ListSearch }) {
  useDocumentTitle(screen.plural);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const rows = useInfiniteQuery(rowsQuery(screen, search));
  const show = (next: ListSearch) => {
    setChosen(nothing);
    void navigate({ to: '/screens/$screen', params: { screen: screen.name }, search: next });
  };
  const pages = rows.data?.pages ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{screen.plural}</h1>
          {screen.description && <p className={classes.lead}>{screen.description}</p>}
        </div>
        {screen.can.add && (
          <Button
            renderRoot={(props) => <Link to="/screens/$screen/new" params={{ screen: screen.name }} {...props} />}
            leftSection={<IconPlus size={17} />}
          >
            Add {screen.label.toLowerCase()}
          </Button>
        )}
      </header>
      <Group className={classes.tools}>
        {screen.search.length > 0 && (
          <SearchBox key={search.search ?? ''} screen={screen} search={search} onShow={show} />
        )}
        <Total pages={pages} />
      </Group>
      <div className={classes.body}>
        <div className={classes.rows}>
          <ActionBar
            screen={screen}
            chosen={chosen}
            selection={selectionOf(chosen, search)}
            onDone={() => {
              setChosen(nothing);
              void rows.refetch();
            }}
          />
          {rows.error && <FailureNotice error={rows.error} onRetry={() => rows.refetch()} />}
          <RowsTable
            screen={screen}
            search={search}
            rows={pages.flatMap((page) => page.rows)}
            waiting={rows.isPending}
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

function SearchBox({
  screen,
  search,
  onShow,
}: {
  screen: AdminScreen;
  search: ListSearch;
  onShow: (next: ListSearch) => void;
}) {
  const find = useDebouncedCallback((text: string) => {
    const { search: _, ...rest } = search;
    onShow(text === '' ? rest : { ...rest, search: text });
  }, 350);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={`Search ${screen.plural.toLowerCase()}`}
      placeholder={`Search in ${screen.search.join(', ')}`}
      defaultValue={search.search ?? ''}
      leftSection={<IconSearch size={16} />}
      onChange={(event) => find(event.currentTarget.value)}
    />
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
