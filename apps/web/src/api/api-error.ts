import { Problem } from '@red-tortoise/contracts';

/** `unreachable`: nobody answered. `problem`: the API said no, with a code. `unexpected`: an answer we cannot read. */
export type ApiErrorKind = 'unreachable' | 'problem' | 'unexpected';

interface ApiErrorParts {
  kind: ApiErrorKind;
  title: string;
  status?: number;
  code?: string;
  detail?: string;
  requestId?: string;
}

/** What every failed call throws: enough to tell a person what happened and what to quote when asking for help. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly title: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;

  constructor(parts: ApiErrorParts) {
    super(parts.detail ? `${parts.title}: ${parts.detail}` : parts.title);
    this.kind = parts.kind;
    this.title = parts.title;
    this.status = parts.status;
    this.code = parts.code;
    this.detail = parts.detail;
    this.requestId = parts.requestId;
  }
}

export function unreachable(): ApiError {
  return new ApiError({
    kind: 'unreachable',
    title: 'The API is not answering',
    detail: 'Either it is being restarted, or your connection is down.',
  });
}

/** Reads the body of a refused request. A gateway's answer without a readable body counts as unreachable. */
export function errorFromBody(status: number, text: string): ApiError {
  const body = parseJson(text);
  const problem = Problem.safeParse(body);
  if (problem.success) {
    const { title, code, detail, instance } = problem.data;
    return new ApiError({ kind: 'problem', status, title, code, detail, requestId: instance });
  }
  if (isAccountError(body)) return new ApiError({ kind: 'problem', status, title: body.message, code: body.code });
  if (status >= 500) return unreachable();
  return new ApiError({ kind: 'unexpected', status, title: 'The API gave an answer that this page cannot read' });
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'unreachable';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The endpoints of accounts answer with a code and a message of their own. */
function isAccountError(body: unknown): body is { code?: string; message: string } {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}
