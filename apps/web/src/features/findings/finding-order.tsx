import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { FindingSearch } from './finding-search.js';

const orders = [
  { value: 'severity', label: 'Worst first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'package', label: 'By package' },
] as const;

/** The order of a list of findings, which stands in the address like its filters. */
export function FindingOrder({ order }: { order: FindingSearch['order'] }) {
  const navigate = useNavigate();
  const choose = (value: string | null) => {
    const next = value === 'newest' || value === 'package' ? value : undefined;
    void navigate({
      to: '.',
      search: (before) => ({ ...before, order: next }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Select
      aria-label="Order"
      size="sm"
      w={148}
      allowDeselect={false}
      data={orders}
      value={order ?? 'severity'}
      onChange={choose}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
