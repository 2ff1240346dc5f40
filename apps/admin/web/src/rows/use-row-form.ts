import { type AdminInlineChanges, type AdminRow, type AdminScreen, adminEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { AskError } from '../api/ask-error.js';
import { forgetRows } from '../api/forget-rows.js';
import type { Entry } from '../fields/entry.js';
import { type Conflict, mergeConflict, placeOf } from './conflict.js';
import {
  blankRow,
  type Draft,
  emptyDraft,
  type InlineDraft,
  type Issues,
  isChanged,
  readCopy,
  readDraft,
} from './draft.js';

/** Where to go once it is saved. */
export type Next = 'leave' | 'stay' | 'copy';

interface Save {
  row: AdminRow;
  draft: Draft;
  next: Next;
}

/** Cannot be sent as it is; says so like the server would. */
const unreadable = (issues: Issues) => new AskError({ title: 'Some fields cannot be saved as they are', issues });

/** A row, what somebody entered over it, and how it is saved. Null is a row that is not there yet. */
export function useRowForm(screen: AdminScreen, first: AdminRow | null, onSaved: (row: AdminRow, next: Next) => void) {
  const client = useQueryClient();
  const [row, setRow] = useState(() => first ?? blankRow(screen.form));
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [comment, setComment] = useState('');
  const [sent, setSent] = useState<Record<string, AdminInlineChanges>>({});
  const save = useMutation({
    mutationFn: async ({ row, draft, next }: Save) => {
      const isNew = first === null || next === 'copy';
      const { issues, ...write } = (next === 'copy' ? readCopy : readDraft)(screen.form, row, draft);
      setSent(write.inlines);
      if (issues.length > 0) throw unreadable(issues);
      const body = { ...write, ...(comment.trim() === '' ? {} : { comment }) };
      const params = { screen: screen.name };
      if (isNew) return ask(adminEndpoints.create, { params, body });
      return ask(adminEndpoints.update, { params: { ...params, id: row.id }, body: { ...body, version: row.version } });
    },
    onSuccess: (saved, { next }) => {
      setRow(saved);
      setDraft(emptyDraft);
      setComment('');
      forgetRows(client);
      onSaved(saved, next);
    },
  });
  const conflict = save.error instanceof AskError ? save.error.parts.conflict : undefined;
  return {
    row,
    draft,
    comment,
    sent,
    conflict: conflict && { conflict, place: placeOf(screen.form, row, draft, conflict) },
    error: conflict ? null : save.error,
    issues: save.error instanceof AskError ? (save.error.parts.issues ?? []) : [],
    isSaving: save.isPending,
    isChanged: isChanged(screen.form, row, draft),
    setComment,
    enter: (name: string, entry: Entry) =>
      setDraft((before) => ({ ...before, values: { ...before.values, [name]: entry } })),
    enterInline: (name: string, part: InlineDraft) =>
      setDraft((before) => ({ ...before, inlines: { ...before.inlines, [name]: part } })),
    save: (next: Next) => save.mutate({ row, draft, next }),
    /** Goes on from what the row is now, with what was chosen of both, and saves it. */
    settle: (seen: Conflict, inline: string | null, theirs: ReadonlySet<string>) => {
      const merged = mergeConflict(row, draft, seen, inline, theirs);
      setRow(merged.row);
      setDraft(merged.draft);
      save.mutate({ ...merged, next: 'stay' });
    },
  };
}

export type RowFormState = ReturnType<typeof useRowForm>;
