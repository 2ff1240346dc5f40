import { CommandError, type ErrorLabel } from './command-error.js';
import { documentDbErrorCode } from './document-db-error-codes.js';
import { isConnectionLoss } from './postgres.js';
import { StoreUnreachable } from './store-unreachable.js';

/** What PostgreSQL's own SQLSTATEs mean to a MongoDB client. */
const codesBySqlState: Readonly<Record<string, number>> = {
  '23505': 11000,
  '23P01': 11000,
  '40001': 112,
  '40P01': 112,
  '55P03': 112,
  '42P01': 26,
  '3F000': 26,
  '0A000': 115,
  '25006': 10107,
  '57014': 50,
  '25P02': 251,
  '53200': 146,
  '54001': 15,
  '53400': 146,
  '22021': 22,
  '22P02': 2,
  '22023': 2,
};

/** Words the failure of a statement as MongoDB would. `txn` says whether a transaction was under way. */
export function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  // Nothing was sent, so a driver may safely write again.
  if (error instanceof StoreUnreachable) return new CommandError(91, error.message, ['RetryableWriteError']);
  // It may or may not have happened; without a label drivers do not write twice.
  if (isConnectionLoss(error)) return new CommandError(91, 'the connection to the store was lost');
  const { code = '', message } = error as { code?: string; message: string };
  if (error instanceof RangeError) return new CommandError(22, message);
  return new CommandError(mongoCode(code), readableMessage(code, message));
}

/** MongoDB's code for a SQLSTATE, DocumentDB's or PostgreSQL's. */
export function mongoCode(sqlState: string): number {
  return documentDbErrorCode(sqlState) ?? codesBySqlState[sqlState] ?? 1;
}

/**
 * Inside `writeErrors` DocumentDB gives the SQLSTATE as a number: six bits per character, the first lowest,
 * counted from '0' (PostgreSQL's MAKE_SQLSTATE).
 */
export function unpackSqlState(packed: number): string {
  return [0, 6, 12, 18, 24].map((shift) => String.fromCharCode(((packed >> shift) & 63) + 48)).join('');
}

/** The same for a statement within a transaction, which it ends. */
export function toTransactionError(error: unknown): CommandError {
  const failure = toCommandError(error);
  const passing: readonly number[] = [91, 112, 251, 262];
  const label: ErrorLabel[] = passing.includes(failure.code) ? ['TransientTransactionError'] : [];
  return new CommandError(failure.code, failure.message, label, failure.details);
}

function readableMessage(sqlState: string, message: string): string {
  if (sqlState === '57014') return 'operation exceeded time limit';
  return mongoCode(sqlState) === 1 ? `${sqlState} ${message}` : message;
}
