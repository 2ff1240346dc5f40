import { Button, CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import classes from '../../shell/floating-bar.module.css';

/** What was just done, and how to take it back. */
export interface Done {
  /** Tells one from the next of the same words. */
  number: number;
  said: string;
  undo: (() => void) | undefined;
}

const shownMilliseconds = 12_000;

/** Says what was done, for a while. */
export function UndoBar({ done, dismiss }: { done: Done | null; dismiss: () => void }) {
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(dismiss, shownMilliseconds);
    return () => clearTimeout(timer);
  }, [done, dismiss]);
  return (
    <div className={classes.place} role="status">
      {done ? (
        <div className={classes.bar}>
          <p className={classes.words}>{done.said}</p>
          {done.undo ? (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                done.undo?.();
                dismiss();
              }}
            >
              Undo
            </Button>
          ) : null}
          <CloseButton aria-label="Dismiss" onClick={dismiss} />
        </div>
      ) : null}
    </div>
  );
}
