import { useSyncExternalStore } from 'react';
import classes from './flash.module.css';

const shownMilliseconds = 5_000;
const listeners = new Set<() => void>();
let now: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what was done for a few seconds, on whichever page comes next. */
export function flash(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => show(null), shownMilliseconds);
  show(text);
}

export function Flash() {
  const text = useSyncExternalStore(subscribe, () => now);
  return (
    <div className={classes.place} role="status">
      {text !== null && <p className={classes.text}>{text}</p>}
    </div>
  );
}

function show(text: string | null): void {
  now = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
