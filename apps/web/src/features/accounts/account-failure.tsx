import { ApiError } from '../../api/api-error.js';
import classes from './account-failure.module.css';

/** Why signing in or up was refused. */
export function AccountFailure({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p className={classes.failure} role="alert">
      {textOf(error)}
    </p>
  );
}

function textOf(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something unforeseen happened. Try again.';
  if (error.status === 429) return 'Too many tries. Wait a minute and try again.';
  const title = error.title.endsWith('.') ? error.title : `${error.title}.`;
  return error.detail ? `${title} ${error.detail}` : title;
}
