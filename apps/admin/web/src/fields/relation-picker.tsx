import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type AdminLink, adminEndpoints } from '@red-tortoise/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';

interface RelationPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  screen: string;
  /** What `lookup` is asked for: a field, a filter, or `inline.field`. */
  field: string;
  value: AdminLink | null;
  onChange: (value: AdminLink | null) => void;
}

/** Picks a row of another screen by searching it; an exact id is found as well. */
export function RelationPicker({ screen, field, value, onChange, ...select }: RelationPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  // What is picked stands in the same field; it is not what somebody looks for.
  const sought = typed === value?.label ? '' : typed.trim().slice(0, 200);
  const [search] = useDebouncedValue(sought, 250);
  const found = useQuery({
    queryKey: ['lookup', screen, field, search],
    enabled: isOpen,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(adminEndpoints.lookup, { params: { screen, field }, query: { search } }, signal),
  });
  // Whoever types fast must not pick from what was found before.
  const isBehind = search !== sought || found.isPlaceholderData;
  const links = isBehind ? [] : [...(found.data?.items ?? [])];
  if (value && !links.some(({ id }) => id === value.id)) links.unshift(value);
  return (
    <Select
      {...select}
      searchable
      value={value?.id ?? null}
      data={links.map(({ id, label }) => ({ value: id, label: labelIn(links, id, label) }))}
      filter={({ options }) => options}
      nothingFoundMessage={
        found.error ? found.error.message : isBehind || found.isFetching ? 'Searching…' : 'Nothing found'
      }
      placeholder={select.placeholder ?? 'Search…'}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={(id) => onChange(links.find((link) => link.id === id) ?? null)}
    />
  );
}

/** Two rows may be called the same. */
function labelIn(links: readonly AdminLink[], id: string, label: string): string {
  return links.some((other) => other.id !== id && other.label === label) ? `${label} (${id})` : label;
}
