import { useBlocker } from '@tanstack/react-router';
import { later } from './later.js';

const LeaveDialog = later(async () => (await import('./leave-dialog.js')).LeaveDialog);

/** Asks before changes are lost, whether the reader goes to another page or closes the tab. */
export function LeaveGuard({ isGuarded }: { isGuarded: () => boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isGuarded,
    enableBeforeUnload: isGuarded,
    withResolver: true,
  });
  return status === 'blocked' && <LeaveDialog onLeave={proceed} onStay={reset} />;
}
