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
  if (error.code === 'INVALID_EMAIL_OR_PASSWORD') return 'No account has this e-mail and password.';
  if (error.code?.startsWith('USER_ALREADY_EXISTS')) return 'There is an account with this e-mail. Sign in instead.';
  if (error.kind === 'unreachable') return `${error.title}. ${error.detail}`;
  return error.title.endsWith('.') ? error.title : `${error.title}.`;
}
