import { Select } from '@mantine/core';
import type { Organisation } from '@red-tortoise/contracts';

const mine = 'mine';

interface OwnerChoiceProps {
  organisations: readonly Organisation[];
  /** The id of an organisation; undefined for oneself. */
  chosen: string | undefined;
  choose: (organisationId: string | undefined) => void;
  label: string;
  /** What oneself is called here. */
  mineLabel?: string;
}

/** Oneself or an organisation; nothing for who has none to choose. */
export function OwnerChoice({ organisations, chosen, choose, label, mineLabel = 'Me' }: OwnerChoiceProps) {
  if (organisations.length === 0) return null;
  return (
    <Select
      label={label}
      data={[{ value: mine, label: mineLabel }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
      value={chosen ?? mine}
      onChange={(value) => choose(value === null || value === mine ? undefined : value)}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
