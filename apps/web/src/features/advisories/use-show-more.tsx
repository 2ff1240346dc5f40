import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** The first entries of a list, and the button that shows the others. */
export function useShowMore<T>(items: readonly T[], most: number): { shown: readonly T[]; more: ReactNode } {
  const [all, setAll] = useState(false);
  if (items.length <= most) return { shown: items, more: null };
  const more = (
    <Button variant="subtle" size="compact-sm" mt={8} ml={-8} aria-expanded={all} onClick={() => setAll(!all)}>
      {all ? 'Show fewer' : `Show all ${items.length.toLocaleString('en')}`}
    </Button>
  );
  return { shown: all ? items : items.slice(0, most), more };
}
