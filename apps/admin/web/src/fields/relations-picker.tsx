import { Select } from '@mantine/core';
import type { AdminLink } from '@red-tortoise/contracts';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { PickerProps } from './relation-picker.js';
import classes from './relations-picker.module.css';
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
        selectFirstOptionOnChange
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
        onChange={(id) => {
          const chosen = links.find((link) => link.id === id);
          if (chosen) onChange([...value, chosen]);
          setTyped('');
        }}
      />
      {value.length > 0 && (
        <ul className={classes.chips} aria-label={`${name}: chosen`}>
          {value.map((link) => (
            <li key={link.id} className={link.gone ? `${classes.chip} ${classes.gone}` : classes.chip}>
              {target === null || link.gone ? (
                <span>{link.label}</span>
              ) : (
                <Link to="/screens/$screen/rows/$id" params={{ screen: target, id: link.id }}>
                  {labelIn(value, link)}
                </Link>
              )}
              {link.gone && <span className={classes.note}>is gone</span>}
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove ${link.label}`}
                onClick={() => remove(link.id)}
              >
                <IconX size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
