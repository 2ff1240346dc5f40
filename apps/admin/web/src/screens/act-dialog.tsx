import { Button, Group, Stack, Textarea } from '@mantine/core';
import {
  type AdminCount,
  type AdminOutcome,
  type AdminPreview,
  type AdminScreen,
  type AdminSelection,
  adminEndpoints,
} from '@red-tortoise/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { AskError } from '../api/ask-error.js';
import { forgetRows } from '../api/forget-rows.js';
import type { Entries } from '../fields/entry.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import classes from './act-dialog.module.css';
import { ActionInputs, readInputs } from './action-inputs.js';
import { type Deed, nameOf } from './deed.js';
import { Outcome, rowsOf } from './outcome.js';
import { saveFile } from './save-file.js';

interface ActDialogProps {
  screen: AdminScreen;
  deed: Deed;
  selection: AdminSelection;
  onClose: () => void;
  onDone: () => void;
}

/** Says what will be touched before it is done, then does it, and shows what came of it or the job that does it. */
export function ActDialog({ screen, deed, selection, onClose, onDone }: ActDialogProps) {
  const client = useQueryClient();
  const [comment, setComment] = useState('');
  const [entries, setEntries] = useState<Entries>({});
  const asks = deed.kind === 'removal' || (deed.kind === 'action' && deed.action.confirm);
  const preview = useQuery({
    queryKey: ['preview', screen.name, deed, selection],
    enabled: asks,
    staleTime: 0,
    queryFn: ({ signal }) => previewOf(screen, deed, selection, signal),
  });
  const act = useMutation({
    mutationFn: () => doIt({ screen, deed, selection, comment, entries }),
    onSuccess: (outcome) => {
      // A list that is not shown now would begin with the rows that are gone.
      if (deed.kind === 'removal') client.removeQueries({ queryKey: ['rows', screen.name], type: 'inactive' });
      forgetRows(client);
      if (isToldInPassing(deed, outcome)) {
        flash(`${rowsOf(outcome.done)} deleted.`);
        onDone();
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate();
  };
  const leave = () => {
    if (!act.isPending) (act.isSuccess ? onDone : onClose)();
  };
  const refused = preview.data?.along.some(({ effect, count }) => effect === 'refuses' && count > 0) ?? false;
  return (
    <Dialog onClose={leave} title={nameOf(deed)} size="lg">
      {act.isSuccess ? (
        <Outcome outcome={act.data} onClose={onDone} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {asks && preview.isPending && <p>Looking what it would touch…</p>}
            {preview.error && <FailureNotice error={preview.error} onRetry={() => preview.refetch()} />}
            {preview.data && <PreviewView preview={preview.data} />}
            {deed.kind === 'action' && (
              <ActionInputs
                screen={screen.name}
                fields={deed.action.input}
                entries={entries}
                issues={act.error instanceof AskError ? (act.error.parts.issues ?? []) : []}
                onEnter={setEntries}
              />
            )}
            {deed.kind !== 'export' && (
              <Textarea
                label="Comment"
                description="Kept in the history beside your name"
                value={comment}
                maxLength={1_000}
                onChange={(event) => setComment(event.currentTarget.value)}
              />
            )}
            {act.error && <FailureNotice error={act.error} />}
            <Group justify="end">
              <Button variant="default" onClick={onClose} disabled={act.isPending}>
                Cancel
              </Button>
              <Button type="submit" loading={act.isPending} disabled={refused || (asks && !preview.data)}>
                {nameOf(deed)}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

/** A row's page has nothing to stand on once the row is gone, so that it cannot show what came of its removal. */
function isToldInPassing(deed: Deed, { job }: AdminOutcome): boolean {
  return deed.kind === 'removal' && job === null;
}

const effects = {
  removed: 'will be removed as well',
  unlinked: 'will lose their link',
  left: 'will stay',
  refuses: 'stand in the way',
};

function PreviewView({ preview: { total, rows, along, job } }: { preview: AdminPreview }) {
  return (
    <div>
      <p className={classes.total}>
        {total.count.toLocaleString()}
        {total.more ? '+' : ''} {total.count === 1 && !total.more ? 'row' : 'rows'}
        {job ? ', as a job that you can follow' : ''}:
      </p>
      <ScrollFrame className={classes.rows} label="What it touches">
        <ul>
          {rows.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
          {(total.more || total.count > rows.length) && <li>…</li>}
        </ul>
      </ScrollFrame>
      {along.map(({ label, effect, count, more, note }) => (
        <p key={`${label} ${effect}`} className={classes[effect]}>
          {countText({ count, more })} {label} {effects[effect]}
          {note ? `, ${note}` : ''}
        </p>
      ))}
    </div>
  );
}

/** What could not be counted in a moment is many. */
function countText({ count, more }: AdminCount): string {
  if (count === 0) return 'Many';
  return `${count.toLocaleString()}${more ? '+' : ''}`;
}

function previewOf(screen: AdminScreen, deed: Deed, selection: AdminSelection, signal: AbortSignal) {
  const params = { screen: screen.name };
  if (deed.kind !== 'action') return ask(adminEndpoints.previewRemoval, { params, body: { selection } }, signal);
  return ask(
    adminEndpoints.previewAction,
    { params: { ...params, action: deed.action.name }, body: { selection } },
    signal,
  );
}

interface DoIt {
  screen: AdminScreen;
  deed: Deed;
  selection: AdminSelection;
  comment: string;
  entries: Entries;
}

async function doIt({ screen, deed, selection, comment, entries }: DoIt) {
  const params = { screen: screen.name };
  const said = comment.trim() === '' ? {} : { comment };
  if (deed.kind === 'removal') return ask(adminEndpoints.remove, { params, body: { selection, ...said } });
  if (deed.kind === 'action') {
    const input = readInputs(deed.action.input, entries);
    const place = { ...params, action: deed.action.name };
    return ask(adminEndpoints.act, { params: place, body: { selection, input, ...said } });
  }
  const { file, job } = await ask(adminEndpoints.export, { params, body: { format: deed.format, selection } });
  if (file) saveFile(file);
  return { done: 0, message: file ? `${file.name} was saved.` : null, job };
}
