import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  icon: ReactNode;
  /** Nothing is there because all is well. */
  good?: boolean;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What stands where nothing is yet: why, and what to do about it. */
export function EmptyState({ icon, good = false, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon} data-good={good || undefined} aria-hidden="true">
        {icon}
      </div>
      <h2 className={classes.title}>{title}</h2>
      {children ? <div className={classes.words}>{children}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
