import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { AdminFacets, AdminFilter, AdminFilterValue, AdminScreen } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import classes from './filters-panel.module.css';
import type { ListSearch } from './list-search.js';
import { PeriodFilter } from './period-filter.js';
import { RangeFilter } from './range-filter.js';
import { RelationFilter } from './relation-filter.js';
import { facetsQuery } from './rows-query.js';

interface FiltersPanelProps {
  screen: AdminScreen;
  search: ListSearch;
  onShow: (next: ListSearch) => void;
}
type Facet = AdminFacets['filters'][number]['values'][number];

/** Each filter with what it would leave. A click sets it, another takes it back. */
export function FiltersPanel({ screen, search, onShow }: FiltersPanelProps) {
  const facets = useQuery(facetsQuery(screen, search)).data;
  const set = (name: string, value: AdminFilterValue | undefined) => {
    const { [name]: _, ...others } = search.filters ?? {};
    const filters = value === undefined ? others : { ...others, [name]: value };
    const { filters: __, ...rest } = search;
    onShow(Object.keys(filters).length > 0 ? { ...rest, filters } : rest);
  };
  const active = Object.keys(search.filters ?? {}).length;
  // Where there is no room beside the rows they stand above them, closed at first.
  const [isOpen, open] = useDisclosure(false);
  return (
    <aside className={classes.panel} aria-label="Filters">
      <div className={classes.head}>
        <h2 className={classes.title}>Filters</h2>
        {active > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => onShow(withoutFilters(search))}>
            Clear {active}
          </Button>
        )}
        <Button
          className={classes.toggle}
          size="compact-sm"
          variant="default"
          aria-expanded={isOpen}
          onClick={open.toggle}
        >
          {isOpen ? 'Hide filters' : 'Show filters'}
        </Button>
      </div>
      <div className={classes.filters} data-open={isOpen || undefined}>
        {screen.filters.map((filter) => (
          <section key={filter.name}>
            <h3 className={classes.name}>{filter.label}</h3>
            <Choices
              screen={screen}
              filter={filter}
              now={search.filters?.[filter.name]}
              values={facets?.filters.find(({ name }) => name === filter.name)?.values}
              onSet={(value) => set(filter.name, value)}
            />
            {(filter.kind === 'dates' || filter.kind === 'numbers') && (
              <RangeFilter
                key={JSON.stringify(search.filters?.[filter.name])}
                filter={filter}
                now={search.filters?.[filter.name]}
                onSet={(value) => set(filter.name, value)}
              />
            )}
          </section>
        ))}
      </div>
    </aside>
  );
}

interface FacetListProps {
  filter: AdminFilter;
  now: AdminFilterValue | undefined;
  values: readonly Facet[] | undefined;
  onSet: (value: AdminFilterValue | undefined) => void;
}

/** What a filter can be set to with one click, or by searching. */
function Choices({ screen, ...props }: FacetListProps & { screen: AdminScreen }) {
  const { filter, now, values, onSet } = props;
  if (filter.kind === 'relation')
    return (
      <>
        <RelationFilter screen={screen.name} filter={filter} now={now} onSet={onSet} />
        <FacetList {...props} />
      </>
    );
  const isRange = now !== undefined && ('from' in now || 'to' in now);
  if (filter.hierarchy && values && !isRange) return <PeriodFilter now={now} values={values} onSet={onSet} />;
  return <FacetList {...props} />;
}

function FacetList({ filter, now, values, onSet }: FacetListProps) {
  const shown: readonly (Omit<Facet, 'count' | 'more'> & Partial<Facet>)[] =
    values ?? (filter.options ?? []).map(({ value, label }) => ({ label, value: { in: [value] } }));
  const said = JSON.stringify(now);
  return (
    <ul className={classes.values}>
      {now !== undefined &&
        filter.kind !== 'relation' &&
        !shown.some(({ value }) => JSON.stringify(value) === said) && (
          <li>
            <button type="button" data-active onClick={() => onSet(undefined)}>
              <span>{describe(now)}</span> <span aria-hidden="true">×</span>
            </button>
          </li>
        )}
      {shown.map(({ label, value, count, more }) => {
        const isOn = JSON.stringify(value) === said;
        return (
          <li key={JSON.stringify(value)}>
            <button
              type="button"
              aria-pressed={isOn}
              data-active={isOn || undefined}
              onClick={() => onSet(isOn ? undefined : value)}
            >
              <span>{label}</span>
              {count !== undefined && (count > 0 || !more) && (
                <span className={classes.count}>
                  {count.toLocaleString()}
                  {more ? '+' : ''}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function withoutFilters({ filters: _, ...rest }: ListSearch): ListSearch {
  return rest;
}

function describe(value: AdminFilterValue): string {
  if ('in' in value) return value.in.map(String).join(', ');
  if ('empty' in value) return value.empty ? 'Empty' : 'Not empty';
  if ('period' in value) return value.period;
  return `${value.from ?? '…'} to ${value.to ?? '…'}`;
}
