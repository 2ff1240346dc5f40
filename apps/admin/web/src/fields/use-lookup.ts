import { useDebouncedValue } from '@mantine/hooks';
import { type AdminLink, adminEndpoints } from '@red-tortoise/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

interface Lookup {
  screen: string;
  /** What `lookup` is asked for: a field, a filter, or `inline.field`. */
  field: string;
  /** What somebody looks for. */
  sought: string;
  isOpen: boolean;
}

/** Rows of another screen that a relation can lead to; an exact id is found as well. */
export function useLookup({ screen, field, sought, isOpen }: Lookup): { links: AdminLink[]; nothingFound: string } {
  const [search] = useDebouncedValue(sought, 250);
  const found = useQuery({
    queryKey: ['lookup', screen, field, search],
    enabled: isOpen,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(adminEndpoints.lookup, { params: { screen, field }, query: { search } }, signal),
  });
  // Whoever types fast must not pick from what was found before.
  const isBehind = search !== sought || found.isPlaceholderData;
  return {
    links: isBehind ? [] : [...(found.data?.items ?? [])],
    nothingFound: found.error ? found.error.message : isBehind || found.isFetching ? 'Searching…' : 'Nothing found',
  };
}

/** Two rows may be called the same. */
export function labelIn(links: readonly AdminLink[], { id, label }: AdminLink): string {
  return links.some((other) => other.id !== id && other.label === label) ? `${label} (${id})` : label;
}
