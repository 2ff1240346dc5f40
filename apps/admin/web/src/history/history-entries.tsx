import { Button } from '@mantine/core';
import type { AdminHistoryEntry, AdminScreen } from '@red-tortoise/contracts';
import { fieldsOf } from '../rows/draft.js';
import { useScreen } from '../screens/use-screen.js';
import { ValueView } from '../screens/value-view.js';
import { Moment } from '../shell/moment.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import { exactTime } from '../shell/time-text.js';
import classes from './history.module.css';
import { HistorySubject } from './history-subject.js';
import { alongText, stateText, verbText } from './history-text.js';

interface HistoryEntriesProps {
  entries: readonly AdminHistoryEntry[];
  /** Where all are of one row, it need not be named. */
  ofOneRow?: boolean;
  onRestore: (entry: AdminHistoryEntry) => void;
}

/** Each change with what was before and after. */
export function HistoryEntries({ entries, ofOneRow = false, onRestore }: HistoryEntriesProps) {
  return (
    <ol className={classes.entries}>
      {entries.map((entry) => (
        <HistoryEntryView key={entry.id} entry={entry} ofOneRow={ofOneRow} onRestore={() => onRestore(entry)} />
      ))}
    </ol>
  );
}

interface HistoryEntryProps {
  entry: AdminHistoryEntry;
  ofOneRow: boolean;
  onRestore: () => void;
}

function HistoryEntryView({ entry, ofOneRow, onRestore }: HistoryEntryProps) {
  const screen = useScreen(entry.screen);
  const state = stateText(entry);
  return (
    <li className={classes.entry} data-state={entry.state}>
      <div className={classes.head}>
        <p className={classes.said}>
          <strong>{entry.by.name}</strong> {verbText(entry, screen)}{' '}
          {ofOneRow ? entry.objectTitle : <HistorySubject entry={entry} />}
          <span className={classes.aside}>
            {ofOneRow ? '' : `${screen?.label ?? entry.screen} · `}
            <Moment at={entry.at} /> · {exactTime(entry.at)}
          </span>
        </p>
        {entry.restorable && (
          <Button size="compact-sm" variant="default" onClick={onRestore}>
            Restore
          </Button>
        )}
      </div>
      {entry.obstacle && <p className={classes.state}>It cannot be restored: {entry.obstacle}.</p>}
      {state && <p className={classes.state}>{state}</p>}
      {entry.along.length > 0 && <p className={classes.along}>Along with it: {alongText(entry)}</p>}
      {entry.comment && <blockquote className={classes.comment}>{entry.comment}</blockquote>}
      {entry.changes.length > 0 && <Changes changes={entry.changes} screen={screen} />}
    </li>
  );
}

const shownAtOnce = 8;

/** A row that was added or removed has all its values here; the first are enough until somebody asks. */
function Changes({ changes, screen }: { changes: AdminHistoryEntry['changes']; screen: AdminScreen | undefined }) {
  if (changes.length <= shownAtOnce) return <ChangesTable changes={changes} screen={screen} />;
  return (
    <details className={classes.more}>
      <summary>{changes.length} values</summary>
      <ChangesTable changes={changes} screen={screen} />
    </details>
  );
}

function ChangesTable({ changes, screen }: { changes: AdminHistoryEntry['changes']; screen: AdminScreen | undefined }) {
  return (
    <ScrollFrame className={classes.scroll}>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, label, before, after }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td>
                <ValueView column={shownAs(screen, field)} value={before} />
              </td>
              <td>
                <ValueView column={shownAs(screen, field)} value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** The record keeps ids where the form has links, and secrets masked. */
function shownAs(screen: AdminScreen | undefined, name: string) {
  const field = screen && fieldsOf(screen.form).find((one) => one.name === name);
  const kinds = { relation: 'text', relations: 'list', choices: 'list' } as const;
  const kind = kinds[field?.kind as keyof typeof kinds] ?? field?.kind ?? 'text';
  return { kind, secret: false, screen: null, options: field?.options ?? null };
}
