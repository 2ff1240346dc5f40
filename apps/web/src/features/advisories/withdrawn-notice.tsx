import { Moment } from '../../shell/moment.js';
import classes from './advisory-card.module.css';

/** Says that a record was taken back; nothing unless it was. */
export function WithdrawnNotice({ withdrawnAt }: { withdrawnAt: string | null }) {
  if (!withdrawnAt) return null;
  return (
    <p className={classes.withdrawn}>
      <strong>Withdrawn</strong> <Moment at={withdrawnAt} />. Its source took it back, so it opens no findings any more.
    </p>
  );
}
