import { Button, Group } from '@mantine/core';
import type { AdminScreen } from '@red-tortoise/contracts';
import { useEffect, useRef } from 'react';
import { AskError } from '../api/ask-error.js';
import { StaleDiff } from '../rows/stale-diff.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './action-bar.module.css';
import { editableFields } from './list-edits.js';
import type { ListEditing } from './use-list-edits.js';

/** What was changed in the list, to be saved at once or given up. */
export function EditBar({ screen, editing }: { screen: AdminScreen; editing: ListEditing }) {
  const { conflict, stale, changed } = editing;
  const bar = useRef<HTMLDivElement>(null);
  // The inputs come next.
  useEffect(() => bar.current?.focus(), []);
  return (
    <>
      {conflict && stale && (
        <StaleDiff
          key={`${conflict.id} ${conflict.version}`}
          conflict={conflict}
          place={{
            label: stale.title,
            fields: [...editableFields(screen).values()],
            seen: stale.values,
            entries: editing.edits[stale.id] ?? {},
            inline: null,
          }}
          isSaving={editing.isSaving}
          onSettle={(theirs) => editing.settle(conflict, theirs)}
        />
      )}
      {editing.error && !conflict && <FailureNotice error={inWords(screen, editing)} />}
      <Group ref={bar} className={classes.bar} gap={8} tabIndex={-1} role="group" aria-label="Editing in the list">
        <span className={classes.chosen} role="status">
          {changed === 0 ? 'Nothing changed yet' : `${changed} ${changed === 1 ? 'row' : 'rows'} changed`}
        </span>
        <Button size="compact-sm" disabled={changed === 0} loading={editing.isSaving} onClick={editing.save}>
          Save all
        </Button>
        <Button size="compact-sm" variant="default" onClick={editing.discard}>
          {changed === 0 ? 'Stop editing' : 'Discard'}
        </Button>
      </Group>
    </>
  );
}

/** Rows by their titles and fields by their labels, where the problem names ids. */
function inWords(screen: AdminScreen, { error, seen }: ListEditing): unknown {
  if (!(error instanceof AskError) || !error.parts.issues) return error;
  const issues = error.parts.issues.map(({ path, message }) => {
    const row = Object.values(seen).find(({ id }) => path.startsWith(`${id}.`));
    const field = row && editableFields(screen).get(path.slice(row.id.length + 1));
    return { path: '', message: `${row?.title ?? path}: ${field?.label ?? ''} ${message}` };
  });
  return new AskError({ ...error.parts, detail: undefined, issues });
}
