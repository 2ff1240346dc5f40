import type { ReactNode } from 'react';
import classes from './entry-name.module.css';

/** What an entry of a list is called, often a link, and what tags say of it. */
export function EntryName({ children }: { children: ReactNode }) {
  return <p className={classes.name}>{children}</p>;
}
