import type { AdminFacets, AdminFilterValue } from '@red-tortoise/contracts';
import classes from './filters-panel.module.css';
import { periodsAbove, periodText } from './period-text.js';

interface PeriodFilterProps {
  now: AdminFilterValue | undefined;
  values: readonly AdminFacets['filters'][number]['values'][number][];
  onSet: (value: AdminFilterValue | undefined) => void;
}

/** Years, then the months of one, then its days; what stands above leads back. Where nothing is, nothing shows. */
export function PeriodFilter({ now, values, onSet }: PeriodFilterProps) {
  const period = now && 'period' in now ? now.period : null;
  const parts = values.filter(({ count, more, value }) => (count > 0 || more) && 'period' in value);
  return (
    <ul className={classes.values}>
      {period !== null && (
        <li>
          <button type="button" onClick={() => onSet(undefined)}>
            <span>‹ All</span>
          </button>
        </li>
      )}
      {periodsAbove(period).map((above) => (
        <li key={above}>
          <button
            type="button"
            data-active={above === period || undefined}
            aria-pressed={above === period}
            onClick={() => onSet({ period: above })}
          >
            <span>{periodText(above)}</span>
          </button>
        </li>
      ))}
      {parts.map(({ label, value, count, more }) => (
        <li key={label} className={period === null ? undefined : classes.part}>
          <button type="button" onClick={() => onSet(value)}>
            <span>{periodText(label)}</span>
            {count > 0 && (
              <span className={classes.count}>
                {count.toLocaleString()}
                {more ? '+' : ''}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
