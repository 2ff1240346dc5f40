import type { ProjectSummary } from '@red-tortoise/contracts';
import { behindEntries } from './behind.js';
import classes from './behind-bar.module.css';

/** How far behind a project's components are, as one bar. Its text says the same. */
export function BehindBar({ behind }: { behind: ProjectSummary['behind'] }) {
  const shown = behindEntries.filter(({ level }) => behind[level] > 0);
  const text = shown.map(({ level, label }) => `${behind[level].toLocaleString('en')} ${label.toLowerCase()}`);
  return (
    <div className={classes.bar} role="img" aria-label={text.join(', ') || 'No components'}>
      {shown.map(({ level, label, tone }) => (
        <span
          key={level}
          className={classes.part}
          data-tone={tone}
          style={{ flexGrow: behind[level] }}
          title={`${label}: ${behind[level].toLocaleString('en')}`}
        />
      ))}
    </div>
  );
}
