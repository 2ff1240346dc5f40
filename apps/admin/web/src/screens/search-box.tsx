import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { AdminScreen } from '@red-tortoise/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { fieldsOf } from '../rows/draft.js';
import { inText } from '../shell/in-text.js';
import type { ListSearch } from './list-search.js';
import classes from './search-box.module.css';

interface SearchBoxProps {
  screen: AdminScreen;
  search: ListSearch;
  onShow: (next: ListSearch) => void;
}

/** Searches shortly after the last key. What comes from elsewhere, a saved view or the way back, takes its place. */
export function SearchBox({ screen, search, onShow }: SearchBoxProps) {
  const now = search.search ?? '';
  const [text, setText] = useState(now);
  const sent = useRef(now);
  useEffect(() => {
    if (now === sent.current) return;
    sent.current = now;
    setText(now);
  }, [now]);
  const find = useDebouncedCallback((typed: string) => {
    const { search: _, ...rest } = search;
    sent.current = typed;
    onShow(typed === '' ? rest : { ...rest, search: typed });
  }, 350);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={`Search ${inText(screen.plural)}`}
      placeholder={`Search in ${screen.search.map((name) => labelOf(screen, name)).join(', ')}`}
      maxLength={200}
      value={text}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      onChange={(event) => {
        setText(event.currentTarget.value);
        find(event.currentTarget.value.trim());
      }}
    />
  );
}

function labelOf({ columns, form }: AdminScreen, name: string): string {
  const found = [...columns, ...fieldsOf(form)].find((field) => field.name === name);
  return inText(found?.label ?? name);
}
