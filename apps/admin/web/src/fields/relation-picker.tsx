import { Select, type SelectProps } from '@mantine/core';
import type { AdminLink } from '@red-tortoise/contracts';
import { useState } from 'react';
import { labelIn, useLookup } from './use-lookup.js';

export interface PickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  screen: string;
  /** What `lookup` is asked for: a field, a filter, or `inline.field`. */
  field: string;
}

interface RelationPickerProps extends PickerProps {
  value: AdminLink | null;
  onChange: (value: AdminLink | null) => void;
}

/** Picks a row of another screen by searching it. */
export function RelationPicker({ screen, field, value, onChange, ...select }: RelationPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  // What is picked stands in the same field; it is not what somebody looks for.
  const sought = typed === value?.label ? '' : typed.trim().slice(0, 200);
  const { links, nothingFound } = useLookup({ screen, field, sought, isOpen });
  if (value && !links.some(({ id }) => id === value.id)) links.unshift(value);
  return (
    <Select
      {...select}
      searchable
      value={value?.id ?? null}
      data={links.map((link) => ({ value: link.id, label: labelIn(links, link) }))}
      filter={({ options }) => options}
      nothingFoundMessage={nothingFound}
      placeholder={select.placeholder ?? 'Search…'}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={(id) => onChange(links.find((link) => link.id === id) ?? null)}
    />
  );
}
