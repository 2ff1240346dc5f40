import { useState } from 'react';

/** Which of the rows that are shown are chosen; a row that is gone is so no longer. */
export function useChosen(ids: readonly string[]) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosen = ids.filter((id) => marked.has(id));
  return {
    chosen,
    isChosen: (id: string) => marked.has(id),
    areAll: ids.length > 0 && chosen.length === ids.length,
    toggle: (id: string) => setMarked(new Set(marked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id])),
    toggleAll: () => setMarked(new Set(chosen.length === ids.length ? [] : ids)),
    clear: () => setMarked(new Set()),
  };
}
