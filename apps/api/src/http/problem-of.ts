import { HttpException } from '@nestjs/common';
import {
  CodedError,
  type ErrorCode,
  errorCatalogue,
  type Problem,
  QuotaExceeded,
  RequestInvalid,
} from '@red-tortoise/contracts';
import { isDatabaseUnavailable } from '@red-tortoise/database';
import { isDocumentsUnavailable } from '@red-tortoise/documents';

/** Where the API itself explains a code. */
export const errorPage = (code: ErrorCode) => `/docs/errors/${code}`;

/** Any error as its caller may see it: internal detail stays behind. `instance` is the request's id. */
export function problemOf(error: unknown, instance: string): Problem {
  const { code, detail } = codeOf(error);
  const { title, status } = errorCatalogue[code];
  return {
    type: errorPage(code),
    title,
    status,
    code,
    instance,
    ...(detail === undefined ? {} : { detail }),
    ...(error instanceof RequestInvalid ? { issues: error.issues } : {}),
    ...(error instanceof QuotaExceeded ? { quota: error.quota } : {}),
  };
}

function codeOf(error: unknown): { code: ErrorCode; detail?: string } {
  if (error instanceof CodedError) return { code: error.code, detail: error.detail };
  if (isStoreUnavailable(error)) return { code: 'service.unavailable' };
  const status = statusOf(error);
  const code = codeByStatus[status];
  // The framework's own refusals speak of the request only.
  if (code) return { code, detail: code === 'request.invalid' ? (error as Error).message : undefined };
  return { code: status >= 400 && status < 500 ? 'request.invalid' : 'service.failed' };
}

const codeByStatus: Record<number, ErrorCode> = {
  400: 'request.invalid',
  404: 'request.not-found',
  405: 'request.not-found',
  413: 'request.too-large',
  415: 'request.invalid',
  429: 'request.too-many',
  503: 'service.unavailable',
};

/** Of Nest's exceptions and of Fastify's errors. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}

const unavailableMessages =
  /Command timed out|Connection is closed|Stream isn't writeable|RabbitMQ (is not connected|did not confirm)|no answer in \d+ ms/;

/** Whether a store is away or too slow, rather than asked wrongly. */
function isStoreUnavailable(error: unknown): boolean {
  if (isDatabaseUnavailable(error) || isDocumentsUnavailable(error)) return true;
  const { name = '', message = '' } = (error ?? {}) as { name?: string; message?: string };
  return name === 'MaxRetriesPerRequestError' || unavailableMessages.test(message);
}
