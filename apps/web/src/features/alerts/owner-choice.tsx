import { Select } from '@mantine/core';
import type { Organisation } from '@red-tortoise/contracts';

const mine = 'mine';

interface OwnerChoiceProps {
  organisations: readonly Organisation[];
  /** The id of an organisation; undefined for oneself. */
  chosen: string | undefined;
  choose: (organisationId: string | undefined) => void;
  label: string;
  disabled?: boolean;
}

/** Oneself or an organisation; nothing for who has none to choose. */
export function OwnerChoice({ organisations, chosen, choose, label, disabled = false }: OwnerChoiceProps) {
  if (organisations.length === 0) return null;
  return (
    <Select
      label={label}
      data={[{ value: mine, label: 'Me' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
      value={chosen ?? mine}
      onChange={(value) => choose(value === null || value === mine ? undefined : value)}
      allowDeselect={false}
      disabled={disabled}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
