import { Select } from '@mantine/core';
import type { AdminLink } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ChipList } from './chip-list.js';
import type { PickerProps } from './relation-picker.js';
import { labelIn, useLookup } from './use-lookup.js';

interface RelationsPickerProps extends PickerProps {
  /** The screen that the rows lead to; null when this person may not see it. */
  target: string | null;
  /** How the field is called, for those who hear it. */
  name: string;
  value: readonly AdminLink[];
  onChange: (value: readonly AdminLink[]) => void;
}

/** Picks several rows of another screen: search adds one after the other, and each is a chip that leads to its page. */
export function RelationsPicker({ screen, field, target, name, value, onChange, ...select }: RelationsPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { links: found, nothingFound } = useLookup({ screen, field, sought: typed.trim().slice(0, 200), isOpen });
  const links = found.filter(({ id }) => !value.some((chosen) => chosen.id === id));
  const add = (link: AdminLink | undefined) => {
    if (!link) return;
    onChange([...value, link]);
    setTyped('');
  };
  const remove = (id: string) => {
    onChange(value.filter((link) => link.id !== id));
    // The button that had the focus is gone.
    input.current?.focus();
  };
  return (
    <div>
      <Select
        {...select}
        ref={input}
        searchable
        openOnFocus={false}
        value={null}
        searchValue={typed}
        data={links.map((link) => ({ value: link.id, label: labelIn(links, link) }))}
        filter={({ options }) => options}
        nothingFoundMessage={found.length > 0 ? 'All that was found is chosen' : nothingFound}
        placeholder={select.placeholder ?? 'Search to add…'}
        onSearchChange={setTyped}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        onChange={(id) => add(links.find((link) => link.id === id))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === '') return;
          // Never the form: of what was found the first, unless the arrows have chosen.
          event.preventDefault();
          if (!event.currentTarget.hasAttribute('aria-activedescendant')) add(links[0]);
        }}
      />
      <ChipList
        label={`${name}: chosen`}
        chips={value.map((link) => ({
          id: link.id,
          text: link.label,
          note: link.gone ? 'is gone' : null,
          content:
            target === null || link.gone ? (
              <span>{link.label}</span>
            ) : (
              <Link to="/screens/$screen/rows/$id" params={{ screen: target, id: link.id }}>
                {labelIn(value, link)}
              </Link>
            ),
        }))}
        onRemove={remove}
      />
    </div>
  );
}
