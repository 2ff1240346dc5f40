import { Prisma } from './generated/client.js';

/**
 * Prisma's codes for a database that is not reached, does not answer in time, or has no connection left; P2028 is a
 * transaction that could not start or ran out of time.
 */
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);
/** PostgreSQL's own: connection lost, refused or ended, too many, starting up, a statement that took too long. */
const serverStates = /^(08|53|57P0|57014|55P03|25P03)/;
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']);
const adapterKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
const driverMessages = /timeout exceeded when trying to connect|Connection terminated|Query read timeout/;

/** Whether an error of a query means "Postgres is away or too slow", rather than "the query is wrong". */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const causes = chain(error);
  return causes.some(
    ({ code, originalCode, kind, message, name }) =>
      unavailableCodes.has(code ?? '') ||
      networkCodes.has(code ?? '') ||
      adapterKinds.has(kind ?? '') ||
      serverStates.test(originalCode ?? '') ||
      (name !== undefined && driverMessages.test(message ?? '')),
  );
}

interface Cause {
  name?: string;
  code?: string;
  originalCode?: string;
  kind?: string;
  message?: string;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

function chain(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let current = error; typeof current === 'object' && current !== null && causes.length < 8; ) {
    const cause: Cause = current;
    causes.push(cause);
    current = cause.cause ?? cause.meta?.driverAdapterError;
  }
  return causes;
}
