import type { Finding } from '@red-tortoise/contracts';
import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  chosen: readonly Finding[];
  isChosen: (id: string) => boolean;
  toggle: (id: string) => void;
  clear: () => void;
  chooseAll: () => void;
}

/** Which of the findings on the page are chosen. What leaves the page is chosen no longer. */
export function useSelection(items: readonly Finding[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => items.filter(({ id }) => ids.has(id)), [items, ids]);
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  const chooseAll = useCallback(() => setIds(new Set(items.map(({ id }) => id))), [items]);
  return { chosen, isChosen: (id: string) => ids.has(id), toggle, clear, chooseAll };
}
