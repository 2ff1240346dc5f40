import type { FindingHistoryEntry } from '@red-tortoise/contracts';
import { Card } from '../../shell/card.js';
import { Moment } from '../../shell/moment.js';
import classes from './history-card.module.css';
import { historyText } from './state-text.js';

/** What happened to a finding, the newest first. */
export function HistoryCard({ history }: { history: readonly FindingHistoryEntry[] }) {
  const entries = [...history].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <Card title="History">
      <ol className={classes.history}>
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.reason} ${entry.to}`} data-state={entry.to}>
            <p className={classes.what}>{historyText(entry)}</p>
            <p className={classes.when}>
              {entry.by ? `${entry.by}, ` : null}
              <Moment at={entry.at} />
            </p>
            {entry.note ? <p className={classes.note}>{entry.note}</p> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
