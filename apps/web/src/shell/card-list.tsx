import type { ReactNode } from 'react';
import classes from './card-list.module.css';

interface CardListProps {
  /** Where the order says something: the newest first, for example. */
  ordered?: boolean;
  /** Needed where no heading above names the list. */
  label?: string;
  /** `li` elements. */
  children: ReactNode;
}

/** Entries on a ground of their own, with a line between them. */
export function CardList({ ordered = false, label, children }: CardListProps) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={classes.list} aria-label={label}>
      {children}
    </List>
  );
}
