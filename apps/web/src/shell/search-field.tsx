import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const settleMilliseconds = 250;

interface SearchFieldProps {
  className: string | undefined;
  label: string;
  placeholder: string;
  text: string | undefined;
  change: (text: string | undefined) => void;
}

/** Waits until the typing pauses; follows the address when that changes on its own. */
export function SearchField({ className, label, placeholder, text, change }: SearchFieldProps) {
  const [typed, setTyped] = useState(text ?? '');
  useEffect(() => setTyped(text ?? ''), [text]);
  const settle = useDebouncedCallback((value: string) => change(value.trim() || undefined), settleMilliseconds);
  return (
    <TextInput
      className={className}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={17} aria-hidden="true" />}
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        settle(currentTarget.value);
      }}
    />
  );
}
