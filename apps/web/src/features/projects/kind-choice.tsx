import { Select } from '@mantine/core';

const kinds = [
  { value: 'true', label: 'Direct' },
  { value: 'false', label: 'Transitive' },
];

interface KindChoiceProps {
  direct: boolean | undefined;
  change: (change: { direct: boolean | undefined }) => void;
}

/** Components that a project asks for itself, those that came along, or both. */
export function KindChoice({ direct, change }: KindChoiceProps) {
  return (
    <Select
      clearable
      comboboxProps={{ shadow: 'md' }}
      aria-label="Kind"
      placeholder="Any kind"
      data={kinds}
      value={direct === undefined ? null : String(direct)}
      onChange={(value) => change({ direct: value === null ? undefined : value === 'true' })}
    />
  );
}
