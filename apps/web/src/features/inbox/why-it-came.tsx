import type { InboxItem } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import classes from './inbox-entry.module.css';

/** Which rules an alert came by, and why it went no further at once. */
export function WhyItCame({ item: { rules, notice, heldBack } }: { item: InboxItem }) {
  if (notice) return null;
  return (
    <p className={classes.why}>
      {rules.length === 0 ? 'The rule that brought it is gone.' : rules.length === 1 ? 'Rule: ' : 'Rules: '}
      {rules.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 ? ', ' : null}
          <Link to="/alerts/$ruleId" params={{ ruleId: id }}>
            {name}
          </Link>
        </Fragment>
      ))}
      {heldBack ? '. It waits for the next digest: the day’s noise budget was used up.' : null}
    </p>
  );
}
