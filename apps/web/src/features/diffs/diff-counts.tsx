import type { ImportDiff } from '@red-tortoise/contracts';
import classes from './diff-page.module.css';

const tiles = [
  { key: 'introduced', label: 'findings introduced', bad: true },
  { key: 'fixed', label: 'findings fixed', bad: false },
  { key: 'added', label: 'packages added', bad: false },
  { key: 'removed', label: 'packages removed', bad: false },
  { key: 'moved', label: 'packages moved', bad: false },
  { key: 'licences', label: 'licence changes', bad: false },
  { key: 'installScripts', label: 'new install scripts', bad: true },
] as const;

/** The changes in numbers, each leading to its list. */
export function DiffCounts({ counts }: { counts: ImportDiff['counts'] }) {
  return (
    <div>
      <ul className={classes.counts}>
        {tiles.map(({ key, label, bad }) => (
          <li key={key} data-bad={(bad && counts[key] > 0) || undefined} data-none={counts[key] === 0 || undefined}>
            {counts[key] > 0 ? (
              <a href={`#${key}`}>
                <Count count={counts[key]} label={label} />
              </a>
            ) : (
              <Count count={0} label={label} />
            )}
          </li>
        ))}
      </ul>
      {counts.introduced + counts.fixed > 0 ? (
        <p className={classes.quiet}>
          By what is known of advisories now. What affects a package before and after, if in another version, is neither
          introduced nor fixed.
        </p>
      ) : null}
    </div>
  );
}

function Count({ count, label }: { count: number; label: string }) {
  return (
    <>
      <strong>{count.toLocaleString('en')}</strong> <span>{label}</span>
    </>
  );
}
