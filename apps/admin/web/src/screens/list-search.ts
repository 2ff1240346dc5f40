import { AdminFilterValues, type AdminScreen } from '@red-tortoise/contracts';

/** What of a list stands in its address, so that it can be shared and gone back to. */
export interface ListSearch {
  search?: string;
  filters?: AdminFilterValues;
  order?: string;
}

/** Whatever somebody typed into the address: what is not understood is left out. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const filters = AdminFilterValues.safeParse(raw.filters);
  return {
    ...(typeof raw.search === 'string' && raw.search !== '' ? { search: raw.search.slice(0, 200) } : {}),
    ...(filters.success && Object.keys(filters.data).length > 0 ? { filters: filters.data } : {}),
    ...(typeof raw.order === 'string' && raw.order !== '' ? { order: raw.order } : {}),
  };
}

/** `-createdAt,name` as pairs. */
export function orderOf(screen: AdminScreen, { order }: ListSearch): { name: string; descending: boolean }[] {
  const parts = order?.split(',') ?? screen.order;
  return parts.map((part) => ({ name: part.replace(/^-/, ''), descending: part.startsWith('-') }));
}

/** What a click on a column's head asks for: by it, then the other way round; with shift it joins those that are there. */
export function nextOrder(screen: AdminScreen, search: ListSearch, column: string, join: boolean): string {
  const now = orderOf(screen, search);
  const known = now.find(({ name }) => name === column);
  const turned = { name: column, descending: known ? !known.descending : false };
  const others = join ? now.filter(({ name }) => name !== column) : [];
  const next = join && known ? now.map((part) => (part.name === column ? turned : part)) : [...others, turned];
  return next.map(({ name, descending }) => `${descending ? '-' : ''}${name}`).join(',');
}

const lastSearches = new Map<string, ListSearch>();

/** How somebody last looked at a list, for the way back from one of its rows. */
export function lastSearch(screen: string): ListSearch {
  return lastSearches.get(screen) ?? {};
}

export function rememberSearch(screen: string, search: ListSearch): void {
  lastSearches.set(screen, search);
}
