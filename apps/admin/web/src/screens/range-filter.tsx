import { Button, Stack, TextInput } from '@mantine/core';
import type { AdminFilter, AdminFilterValue } from '@red-tortoise/contracts';
import type { FormEvent } from 'react';

interface RangeFilterProps {
  filter: AdminFilter;
  now: AdminFilterValue | undefined;
  onSet: (value: AdminFilterValue | undefined) => void;
}

/** From one day or number to another; either end may stay open. */
export function RangeFilter({ filter, now, onSet }: RangeFilterProps) {
  const type = filter.kind === 'dates' ? 'date' : 'number';
  const range = now && !('in' in now) && !('empty' in now) && !('period' in now) ? now : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const end = (name: string) => {
      const text = String(form.get(name));
      return text === '' ? {} : { [name]: type === 'date' ? text : Number(text) };
    };
    const value = { ...end('from'), ...end('to') };
    onSet(Object.keys(value).length > 0 ? value : undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={6} mt={4}>
        <TextInput
          size="xs"
          type={type}
          name="from"
          label="From"
          aria-label={`${filter.label} from`}
          defaultValue={range.from ?? ''}
        />
        <TextInput
          size="xs"
          type={type}
          name="to"
          label="Before"
          aria-label={`${filter.label} before`}
          defaultValue={range.to ?? ''}
        />
      </Stack>
      <Button type="submit" size="compact-xs" variant="default" mt={6}>
        Apply
      </Button>
    </form>
  );
}
