/** `unreachable`: nobody answered. `problem`: the API said no, with a code. `unexpected`: an answer we cannot read. */
export type ApiErrorKind = 'unreachable' | 'problem' | 'unexpected';

interface ApiErrorParts {
  kind: ApiErrorKind;
  title: string;
  status?: number | undefined;
  code?: string | undefined;
  detail?: string | undefined;
  requestId?: string | undefined;
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

/**
 * Reads the body of a refused request: a problem document, or the `{ code, message }` of an account endpoint. Codes that
 * are newer than this page pass as they are. A gateway's answer without a readable body counts as unreachable.
 */
export function errorFromBody(status: number, text: string): ApiError {
  const body = textsOf(text);
  const title = body.title ?? body.message;
  if (title !== undefined) {
    const { code, detail, instance: requestId } = body;
    return new ApiError({ kind: 'problem', status, title, code, detail, requestId });
  }
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

const readKeys = ['title', 'message', 'code', 'detail', 'instance'] as const;

/** The texts of a refusal; empty for a body that is no JSON object. */
function textsOf(text: string): Partial<Record<(typeof readKeys)[number], string>> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return {};
    const found = Object.entries(body).filter(
      ([key, value]) => readKeys.includes(key as never) && typeof value === 'string',
    );
    return Object.fromEntries(found);
  } catch {
    return {};
  }
}
