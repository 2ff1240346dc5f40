import type { FindingSearch } from './finding-search.js';
import {
  type SeverityClass,
  type SeverityCounts,
  severityClasses,
  severityClassesOf,
  severityLabel,
} from './severity.js';
import classes from './severity-choice.module.css';
import { chosenClasses, toggleClass } from './severity-search.js';

interface SeverityChoiceProps {
  search: FindingSearch;
  change: (change: Partial<FindingSearch>) => void;
  counts: SeverityCounts | undefined;
}

/** The classes of severity as buttons to press: several at once, but malicious packages on their own. */
export function SeverityChoice({ search, change, counts }: SeverityChoiceProps) {
  const chosen = chosenClasses(search);
  const there = counts ? severityClassesOf(counts) : severityClasses;
  const shown = severityClasses.filter((one) => there.includes(one) || chosen.includes(one));
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>Severity</legend>
      {shown.map((severityClass) => (
        <button
          key={severityClass}
          type="button"
          className={classes.button}
          aria-pressed={chosen.includes(severityClass)}
          onClick={() => change(toggleClass(search, severityClass))}
        >
          <span className={classes.swatch} data-severity={severityClass} aria-hidden="true" />
          {severityLabel(severityClass)}
          <Count counts={counts} severityClass={severityClass} />
        </button>
      ))}
    </fieldset>
  );
}

function Count({ counts, severityClass }: { counts: SeverityCounts | undefined; severityClass: SeverityClass }) {
  if (!counts) return null;
  return <span className={classes.count}>{counts[severityClass].toLocaleString('en')}</span>;
}
