import { useQuery } from '@tanstack/react-query';
import classes from './source-card.module.css';
import { sourcesQuery } from './source-queries.js';
import { sourceStateText } from './source-state-text.js';

/** The sources in one line, the one that needs attention first. */
export function SourceSummary() {
  const { data } = useQuery(sourcesQuery);
  const worst = data?.items.find(({ state }) => state === 'stalled' || state === 'never-run') ?? data?.items[0];
  if (!worst) return null;
  const waiting = worst.waiting > 0 ? `, ${worst.waiting.toLocaleString('en')} waiting` : '';
  return (
    <p className={classes.summary}>
      <span className={classes.dot} data-state={worst.state} aria-hidden="true" />
      <span>
        {worst.title} {sourceStateText(worst.state)}
        {waiting}
      </span>
    </p>
  );
}
