import type { Quota } from '@red-tortoise/contracts';
import { Moment } from '../../shell/moment.js';
import { fillOf, quotaLabels, quotaText } from './quota-text.js';
import classes from './usage.module.css';

/** One limit of a plan: its name, the numbers, and how full it is. */
export function QuotaLine({ quota }: { quota: Quota }) {
  const fill = fillOf(quota);
  const label = quotaLabels[quota.name];
  return (
    <li className={classes.quota} data-tone={fill?.tone}>
      <p className={classes.words}>
        <span>{label}</span>
        <span className={classes.numbers}>{quotaText(quota)}</span>
      </p>
      {fill ? (
        <div className={classes.bar} aria-hidden="true">
          <span style={{ width: `${fill.share * 100}%` }} />
        </div>
      ) : null}
      {fill?.tone === 'full' ? (
        <p className={classes.note}>
          {quota.resetsAt ? (
            <>
              Used up: more may begin <Moment at={quota.resetsAt} />, at midnight UTC.
            </>
          ) : (
            'Used up: there is room for more when something goes.'
          )}
        </p>
      ) : null}
    </li>
  );
}
