import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './card.module.css';

interface CardProps {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A section on its own ground, named by its heading. */
export function Card({ title, aside, children }: CardProps) {
  const headingId = useId();
  if (!title) return <div className={classes.card}>{children}</div>;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <div className={classes.head}>
        <h2 id={headingId} className={classes.title}>
          {title}
        </h2>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
