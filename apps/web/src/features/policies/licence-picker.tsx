import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { licenceIdsQuery } from './licence-ids.js';

const mostShown = 60;
const mostChosen = 300;

interface LicencePickerProps {
  label: string;
  chosen: readonly string[];
  choose: (licences: string[]) => void;
  disabled: boolean;
  error: string | undefined;
}

/** Chooses among the licences of the SPDX list. What is chosen already is shown even when the list does not load. */
export function LicencePicker({ label, chosen, choose, disabled, error }: LicencePickerProps) {
  const { data = [], isError } = useQuery(licenceIdsQuery);
  return (
    <MultiSelect
      label={label}
      description="Identifiers of the SPDX licence list, such as MIT or GPL-3.0-only"
      placeholder={chosen.length === 0 && !disabled ? 'Search a licence' : undefined}
      data={[...new Set([...chosen, ...data])]}
      value={[...chosen]}
      onChange={choose}
      error={error ?? (isError ? 'The list of licences could not be loaded' : undefined)}
      disabled={disabled}
      maxValues={mostChosen}
      limit={mostShown}
      searchable
      hidePickedOptions
      nothingFoundMessage="No such licence on the SPDX list"
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
