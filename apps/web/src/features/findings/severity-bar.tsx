import { type SeverityCounts, severityClasses, severityLabel, severityText } from './severity.js';
import classes from './severity-bar.module.css';

/** What is open, by severity, as one bar. Its text says the same. */
export function SeverityBar({ counts }: { counts: SeverityCounts }) {
  return (
    <div className={classes.bar} role="img" aria-label={`Open findings: ${severityText(counts)}`}>
      {severityClasses
        .filter((severityClass) => counts[severityClass] > 0)
        .map((severityClass) => (
          <span
            key={severityClass}
            className={classes.part}
            data-severity={severityClass}
            style={{ flexGrow: counts[severityClass] }}
            title={`${severityLabel(severityClass)}: ${counts[severityClass].toLocaleString('en')}`}
          />
        ))}
    </div>
  );
}
