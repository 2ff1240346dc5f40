import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChosenText } from './chosen-text.js';
import { licenceIdsQuery } from './licence-ids.js';

const mostShown = 60;
const mostChosen = 300;

interface LicencePickerProps {
  label: string;
  chosen: readonly string[];
  choose: (licences: string[]) => void;
  readOnly: boolean;
  error: string | undefined;
}

/** Chooses among the licences of the SPDX list. What is chosen already is shown even when the list does not load. */
export function LicencePicker({ label, chosen, choose, readOnly, error }: LicencePickerProps) {
  const { data = [], isError } = useQuery(licenceIdsQuery);
  if (readOnly) return <ChosenText chosen={chosen} what={label} />;
  return (
    <MultiSelect
      label={label}
      description="Identifiers of the SPDX licence list, such as MIT or GPL-3.0-only"
      placeholder={chosen.length === 0 ? 'Search a licence' : undefined}
      data={[...new Set([...chosen, ...data])]}
      value={[...chosen]}
      onChange={choose}
      error={error ?? (isError ? 'The list of licences could not be loaded' : undefined)}
      maxValues={mostChosen}
      limit={mostShown}
      searchable
      hidePickedOptions
      selectFirstOptionOnChange
      nothingFoundMessage="No such licence on the SPDX list"
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
