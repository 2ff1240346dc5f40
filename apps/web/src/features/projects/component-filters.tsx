import { Button, Select, Switch } from '@mantine/core';
import type { ProjectSummary } from '@red-tortoise/contracts';
import { SearchField } from '../../shell/search-field.js';
import { behindEntries } from './behind.js';
import classes from './component-filters.module.css';
import type { ComponentSearch } from './component-search.js';
import { KindChoice } from './kind-choice.js';

const scopes = [
  { value: 'false', label: 'Production' },
  { value: 'true', label: 'Development' },
];

interface ComponentFiltersProps {
  search: ComponentSearch;
  change: (change: Partial<ComponentSearch>) => void;
  clear: () => void;
  licences: ProjectSummary['licences'];
}

/** Narrows a project's components. */
export function ComponentFilters({ search, change, clear, licences }: ComponentFiltersProps) {
  const named = licences.flatMap(({ licence }) => (licence === null ? [] : [licence]));
  const anything = Object.values(search).some((value) => value !== undefined);
  const choice = { clearable: true, comboboxProps: { shadow: 'md' } } as const;
  return (
    <search className={classes.filters} aria-label="Components">
      <SearchField
        className={classes.search}
        label="Search components by name"
        placeholder="Search by name"
        text={search.search}
        change={(text) => change({ search: text })}
      />
      <KindChoice direct={search.direct} change={change} />
      <Select
        {...choice}
        aria-label="Scope"
        placeholder="Any scope"
        data={scopes}
        value={search.dev === undefined ? null : String(search.dev)}
        onChange={(value) => change({ dev: value === null ? undefined : value === 'true' })}
      />
      <Select
        {...choice}
        aria-label="How far behind"
        placeholder="Any distance"
        data={behindEntries.map(({ level, label }) => ({ value: level, label }))}
        value={search.behind ?? null}
        onChange={(value) => change({ behind: behindEntries.find(({ level }) => level === value)?.level })}
      />
      <Select
        {...choice}
        aria-label="Licence"
        placeholder="Any licence"
        searchable
        nothingFoundMessage="No such licence"
        data={search.licence && !named.includes(search.licence) ? [search.licence, ...named] : named}
        value={search.licence ?? null}
        onChange={(value) => change({ licence: value ?? undefined })}
      />
      <Switch
        label="Deprecated"
        checked={search.deprecated ?? false}
        onChange={({ currentTarget }) => change({ deprecated: currentTarget.checked || undefined })}
      />
      {anything ? (
        <Button variant="subtle" color="gray" size="compact-md" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}
