import { type ErrorCode, errorCatalogue, type Problem } from '@red-tortoise/contracts';
import { errorPage } from '../http/problem-of.js';

/** What better-auth calls its refusals, by beginning. */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^INVALID_EMAIL_OR_PASSWORD$|^CREDENTIAL_ACCOUNT_NOT_FOUND$/, 'account.credentials-wrong'],
  [/^USER_ALREADY_EXISTS/, 'account.exists'],
  [/^INVALID_EMAIL$/, 'account.email-invalid'],
  [/^(PASSWORD_TOO_SHORT|PASSWORD_TOO_LONG|INVALID_PASSWORD)$/, 'account.password-unfit'],
  [/^(INVALID_ORIGIN|MISSING_OR_NULL_ORIGIN|CROSS_SITE_NAVIGATION_LOGIN_BLOCKED)$/, 'account.origin-not-allowed'],
  [/^SUPPORT_CODE_INVALID$/, 'support.code-invalid'],
  [/^(INVALID_CALLBACK_URL|INVALID_REDIRECT_URL|INVALID_ERROR_CALLBACK_URL)$/, 'request.invalid'],
];
const codeByStatus: Record<number, ErrorCode> = {
  401: 'account.sign-in-required',
  403: 'account.origin-not-allowed',
  404: 'request.not-found',
  405: 'request.not-found',
  413: 'request.too-large',
  429: 'request.too-many',
};

/** A refusal of better-auth as a problem. `message` stays for clients that are written for better-auth. */
export function authProblemOf(status: number, body: string, instance: string): { problem: Problem; message?: string } {
  const { code: theirs = '', message } = readJson(body);
  const known = codes.find(([pattern]) => pattern.test(theirs))?.[1] ?? codeByStatus[status];
  const code = known ?? (status >= 500 ? 'service.failed' : 'request.invalid');
  const ours = errorCatalogue[code];
  const detail = code === 'request.invalid' ? message : undefined;
  const problem = { type: errorPage(code), title: ours.title, status: ours.status, code, instance };
  return { problem: detail === undefined ? problem : { ...problem, detail }, message: message ?? ours.title };
}

function readJson(text: string): { code?: string; message?: string } {
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    return {
      code: typeof code === 'string' ? code : undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  } catch {
    return {};
  }
}
