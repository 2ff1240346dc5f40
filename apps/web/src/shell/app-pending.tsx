import { Logo } from '@red-tortoise/ui';
import classes from './app-pending.module.css';

/** Before it is known who is signed in. Shown only where that takes a while. */
export function AppPending() {
  return (
    <main className={classes.page} aria-busy="true">
      <Logo size={64} />
      <h1 className={classes.words}>Opening Red Tortoise</h1>
    </main>
  );
}
