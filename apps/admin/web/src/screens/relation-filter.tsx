import { Skeleton } from '@mantine/core';
import { type AdminFilter, type AdminFilterValue, type AdminLink, adminEndpoints } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { later } from '../shell/later.js';

const RelationPicker = later(
  async () => (await import('../fields/relation-picker.js')).RelationPicker,
  <Skeleton height={30} />,
);

interface RelationFilterProps {
  screen: string;
  filter: AdminFilter;
  now: AdminFilterValue | undefined;
  onSet: (value: AdminFilterValue | undefined) => void;
}

/** Only rows that belong to one other row, which is picked by searching it. */
export function RelationFilter({ screen, filter, now, onSet }: RelationFilterProps) {
  const id = now && 'in' in now ? String(now.in[0]) : null;
  const field = filter.lookup ?? filter.name;
  // The address has the id alone; an exact id is always found.
  const named = useQuery({
    queryKey: ['lookup', screen, field, id],
    enabled: id !== null,
    queryFn: ({ signal }) =>
      ask(adminEndpoints.lookup, { params: { screen, field }, query: { search: id ?? '' } }, signal),
  });
  const value: AdminLink | null =
    id === null ? null : (named.data?.items.find((link) => link.id === id) ?? { id, label: id });
  return (
    <RelationPicker
      size="xs"
      aria-label={filter.label}
      placeholder="Any"
      clearable
      screen={screen}
      field={field}
      value={value}
      onChange={(link) => onSet(link === null ? undefined : { in: [link.id] })}
    />
  );
}
