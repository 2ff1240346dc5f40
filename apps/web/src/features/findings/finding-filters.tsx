import { Button, Select, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { FilterDrawer } from '../../shell/filter-drawer.js';
import { SearchField } from '../../shell/search-field.js';
import { KindChoice } from '../projects/kind-choice.js';
import classes from './finding-filters.module.css';
import { countFindingFilters, type FindingSearch, fixChoices } from './finding-search.js';

const states = [
  { value: 'decided', label: 'Decided' },
  { value: 'not-affected', label: 'Not affected' },
  { value: 'risk-accepted', label: 'Risk accepted' },
  { value: 'false-positive', label: 'False positive' },
  { value: 'fixed', label: 'Fixed' },
  { value: 'all', label: 'Any state' },
] as const;
const fixes: Record<(typeof fixChoices)[number], string> = {
  proven: 'Proven fix',
  upgrade: 'By an upgrade',
  refresh: 'Update in place',
  'no-fix-published': 'No fix published',
  blocked: 'Blocked',
  'not-enough-data': 'Not enough data',
};
const choice = { clearable: true, comboboxProps: { shadow: 'md' } } as const;

interface FindingFiltersProps {
  search: FindingSearch;
  change: (change: Partial<FindingSearch>) => void;
  clear: () => void;
}

/** Narrows a list of findings. On a phone all but the search comes up from below. */
export function FindingFilters(props: FindingFiltersProps) {
  const { search, change, clear } = props;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { search: text, severity, malicious, ...others } = search;
  const active = countFindingFilters(search);
  return (
    <search className={classes.filters} aria-label="Findings">
      <SearchField
        className={classes.search}
        label="Search by package or advisory"
        placeholder="Package, CVE or GHSA"
        text={text}
        change={(value) => change({ search: value })}
      />
      {narrow ? (
        <FilterDrawer activeFilters={countFindingFilters(others)}>
          <div className={classes.drawer}>
            <Choices {...props} />
          </div>
        </FilterDrawer>
      ) : (
        <Choices {...props} />
      )}
      {active > 0 ? (
        <Button variant="subtle" color="gray" size="compact-md" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}

function Choices({ search, change }: FindingFiltersProps) {
  return (
    <>
      <Select
        {...choice}
        aria-label="State"
        placeholder="Open"
        data={states}
        value={search.state ?? null}
        onChange={(value) => change({ state: states.find((state) => state.value === value)?.value })}
      />
      <KindChoice direct={search.direct} change={change} />
      <Select
        {...choice}
        aria-label="Fix"
        placeholder="Any fix"
        data={fixChoices.map((value) => ({ value, label: fixes[value] }))}
        value={search.fix ?? null}
        onChange={(value) => change({ fix: fixChoices.find((fix) => fix === value) })}
      />
      <Switch
        label="Production only"
        checked={search.production ?? false}
        onChange={({ currentTarget }) => change({ production: currentTarget.checked || undefined })}
      />
    </>
  );
}
