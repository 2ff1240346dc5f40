import { type AdminListRow, type AdminScreen, adminEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { AskError } from '../api/ask-error.js';
import { forgetRows } from '../api/forget-rows.js';
import type { Entry } from '../fields/entry.js';
import type { Conflict } from '../rows/conflict.js';
import { flash } from '../shell/flash.js';
import { issuesByRow, type ListEdits, readEdits } from './list-edits.js';

/** Changes that are made in a list and saved together: all of them, or none. */
export function useListEdits(screen: AdminScreen) {
  const client = useQueryClient();
  const [isOn, setOn] = useState(false);
  const [edits, setEdits] = useState<ListEdits>({});
  /** The rows as they were when somebody began to change them: the list may be renewed meanwhile. */
  const [seen, setSeen] = useState<Readonly<Record<string, AdminListRow>>>({});
  const save = useMutation({
    mutationFn: async ({ seen, edits }: { seen: Readonly<Record<string, AdminListRow>>; edits: ListEdits }) => {
      const read = readEdits(screen, Object.values(seen), edits);
      if (read.issues.length > 0)
        throw new AskError({ title: 'Some rows cannot be saved as they are', issues: read.issues });
      if (read.rows.length === 0) return 0;
      await ask(adminEndpoints.updateSome, { params: { screen: screen.name }, body: { rows: read.rows } }).catch(
        (error: unknown) => {
          throw error instanceof AskError && error.parts.issues
            ? new AskError({ ...error.parts, issues: issuesByRow(error.parts.issues, read.rows) })
            : error;
        },
      );
      return read.rows.length;
    },
    onSuccess: (count) => {
      discard();
      forgetRows(client);
      flash(count === 1 ? 'One row was saved.' : `${count} rows were saved.`);
    },
  });
  const discard = () => {
    setEdits({});
    setSeen({});
    setOn(false);
    save.reset();
  };
  const parts = save.error instanceof AskError ? save.error.parts : undefined;
  return {
    isOn,
    edits,
    seen,
    begin: () => setOn(true),
    discard,
    changed: readEdits(screen, Object.values(seen), edits).rows.length,
    issues: parts?.issues ?? [],
    conflict: parts?.conflict,
    stale: seen[parts?.conflict?.id ?? ''],
    error: save.error,
    isSaving: save.isPending,
    enter: (row: AdminListRow, name: string, entry: Entry) => {
      setSeen((before) => (before[row.id] ? before : { ...before, [row.id]: row }));
      setEdits((before) => ({ ...before, [row.id]: { ...before[row.id], [name]: entry } }));
    },
    save: () => save.mutate({ seen, edits }),
    /** Goes on from what the row is now, with what was chosen of both. */
    settle: (conflict: Conflict, theirs: ReadonlySet<string>) => {
      const kept = Object.entries(edits[conflict.id] ?? {}).filter(([name]) => !theirs.has(name));
      const next = { ...edits, [conflict.id]: Object.fromEntries(kept) };
      const renewed = { ...seen, [conflict.id]: renewedRow(seen[conflict.id] as AdminListRow, conflict) };
      setSeen(renewed);
      setEdits(next);
      save.mutate({ seen: renewed, edits: next });
    },
  };
}

export type ListEditing = ReturnType<typeof useListEdits>;

function renewedRow(row: AdminListRow, { version, values }: Conflict): AdminListRow {
  return { ...row, version, values: { ...row.values, ...values } };
}
