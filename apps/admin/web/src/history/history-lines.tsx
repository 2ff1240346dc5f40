import type { AdminHistoryEntry } from '@red-tortoise/contracts';
import { useScreen } from '../screens/use-screen.js';
import { Moment } from '../shell/moment.js';
import classes from './history.module.css';
import { HistorySubject } from './history-subject.js';
import { verbText } from './history-text.js';

/** One line each: who did what to which row, and when. */
export function HistoryLines({ entries }: { entries: readonly AdminHistoryEntry[] }) {
  return (
    <ul className={classes.lines}>
      {entries.map((entry) => (
        <HistoryLine key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function HistoryLine({ entry }: { entry: AdminHistoryEntry }) {
  const screen = useScreen(entry.screen);
  return (
    <li>
      <strong>{entry.by.name}</strong> {verbText(entry, screen)} <HistorySubject entry={entry} />
      <span className={classes.aside}>
        {screen?.label ?? entry.screen} · <Moment at={entry.at} />
      </span>
    </li>
  );
}
