import type { AdminStaleProblem, Problem } from '@red-tortoise/contracts';

interface AskErrorParts {
  title: string;
  /** Undefined when nobody answered. */
  status?: number | undefined;
  code?: string | undefined;
  detail?: string | undefined;
  /** To be found in the logs. */
  requestId?: string | undefined;
  issues?: Problem['issues'];
  /** From when on it is worth another try. */
  retryAt?: Date | undefined;
  /** Of a stale save: what the row is now. */
  conflict?: AdminStaleProblem['conflict'] | undefined;
}

/** What every failed call throws: enough to tell a person what happened, where, and what to quote. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly parts: AskErrorParts;

  constructor(parts: AskErrorParts) {
    super(parts.detail ? `${parts.title}: ${parts.detail}` : parts.title);
    this.parts = parts;
  }
}

export function unreachable(): AskError {
  return new AskError({
    title: 'The admin is not answering',
    detail: 'Either it is being restarted, or your connection is down.',
  });
}

/** Reads a problem document (RFC 9457), whatever else is in it. */
export function errorFrom(status: number, text: string, retryAfter: string | null = null): AskError {
  const problem = parse(text);
  if (typeof problem.title !== 'string') return unreachable();
  const { title, code, detail, instance, issues, conflict } = problem as Partial<AdminStaleProblem>;
  const wait = Number(retryAfter) * 1_000;
  const retryAt = wait > 0 ? new Date(Date.now() + wait) : undefined;
  return new AskError({ title: title as string, status, code, detail, requestId: instance, issues, retryAt, conflict });
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof AskError && error.parts.status === 401;
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
