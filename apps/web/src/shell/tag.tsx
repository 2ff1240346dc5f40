import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'grey' | 'blue' | 'amber' | 'violet' | 'orange' | 'green' | 'red';

interface TagProps {
  tone?: Tone;
  title?: string | undefined;
  children: ReactNode;
}

/** A word on a tinted ground: a state, a level, a kind. */
export function Tag({ tone = 'grey', title, children }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
