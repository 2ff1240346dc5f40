import type { LiveState } from '../api/live-stream.js';
import classes from './live-sign.module.css';
import { useLiveState } from './live-state.js';

const texts: Record<LiveState, { words: string; title: string }> = {
  connecting: { words: 'Connecting…', title: 'Pages will move by themselves in a moment' },
  live: { words: 'Live', title: 'What happens appears by itself' },
  reconnecting: { words: 'Reconnecting…', title: 'Nothing is lost: what happens meanwhile is fetched afterwards' },
};

/** Says whether what happens appears by itself. */
export function LiveSign() {
  const state = useLiveState();
  const { words, title } = texts[state];
  return (
    <p className={classes.sign} data-state={state} role="status" title={title}>
      <span className={classes.dot} aria-hidden="true" />
      {words}
    </p>
  );
}
