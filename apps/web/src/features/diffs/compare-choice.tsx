import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { exactTime } from '../../shell/time-text.js';
import { importsQuery } from '../imports/import-queries.js';
import classes from './diff-page.module.css';

interface CompareChoiceProps {
  projectId: string;
  importId: string;
  chosen: string | undefined;
  choose: (importId: string | undefined) => void;
}

/** Which of the project's imports to compare with: the newest ones that are done. */
export function CompareChoice({ projectId, importId, chosen, choose }: CompareChoiceProps) {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(importsQuery(projectId));
  const imports = data?.pages.flatMap((page) => page.items) ?? [];
  const others = imports.filter(({ id, state }) => id !== importId && state === 'done');
  const options = others.map(({ id, filename, createdAt, current }) => ({
    value: id,
    label: `${exactTime(createdAt)} · ${filename ?? 'unnamed file'}${current ? ' · shown now' : ''}`,
  }));
  if (data && options.length === 0) return null;
  const isListed = options.some(({ value }) => value === chosen);
  return (
    <Select
      className={classes.choice}
      label="Compared with"
      placeholder="The import before it"
      data={chosen && !isListed && data ? [...options, { value: chosen, label: 'An older import' }] : options}
      value={chosen ?? null}
      onChange={(id) => choose(id ?? undefined)}
      onDropdownOpen={() => hasNextPage && void fetchNextPage()}
      searchable={options.length > 8}
      maxDropdownHeight={320}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
