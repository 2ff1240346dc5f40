import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Card } from '../../shell/card.js';
import classes from './diff-page.module.css';

const shownAtFirst = 40;

interface DiffListProps<T> {
  /** What the count above leads to. */
  id: string;
  title: string;
  items: readonly T[];
  /** How many there are, of which the API lists a bounded part. */
  count: number;
  /** How many of them the API listed. */
  listed: number;
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
  /** Said in place of an empty list; without it, an empty list is left out. */
  whenEmpty?: string;
}

/** One kind of change: the first entries, the others on demand, and how many are not listed at all. */
export function DiffList<T>({ id, title, items, count, listed, keyOf, children, whenEmpty }: DiffListProps<T>) {
  const [all, setAll] = useState(false);
  if (count === 0) return null;
  const shown = all ? items : items.slice(0, shownAtFirst);
  const unlisted = count - listed;
  return (
    <div id={id} className={classes.section}>
      <Card title={title} aside={count.toLocaleString('en')}>
        {items.length === 0 && whenEmpty ? <p className={classes.quiet}>{whenEmpty}</p> : null}
        <ul className={classes.list}>
          {shown.map((item) => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
        {items.length > shown.length ? (
          <Button variant="subtle" size="compact-sm" mt="sm" ml={-8} onClick={() => setAll(true)}>
            Show all {items.length.toLocaleString('en')}
          </Button>
        ) : null}
        {unlisted > 0 ? (
          <p className={classes.quiet}>and {unlisted.toLocaleString('en')} more, which are not listed here</p>
        ) : null}
      </Card>
    </div>
  );
}
