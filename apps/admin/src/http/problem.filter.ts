import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { FieldsInvalid, RowIsStale } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type ErrorCode,
  errorCatalogue,
  type Problem,
  RequestInvalid,
  TooManyRequests,
} from '@red-tortoise/contracts';
import { isDatabaseUnavailable } from '@red-tortoise/database';
import { isDocumentsUnavailable } from '@red-tortoise/documents';
import { reportError } from '@red-tortoise/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Stores } from '../stores.js';

/** Every error leaves as `application/problem+json` (RFC 9457); what it was in detail goes to the log. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly stores: Stores) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const code = codeOf(error);
    const problem = problemOf(error, code, request.id);
    if (problem.status >= 500) {
      const route = `${request.method} ${request.routeOptions?.url ?? 'unknown'}`;
      this.stores.logger.error({ err: error, route, code }, problem.title);
      if (code === 'service.failed') reportError(error, { route, requestId: request.id });
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (error instanceof TooManyRequests) reply.header('retry-after', String(error.retryAfter));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }
}

function problemOf(error: unknown, code: ErrorCode, instance: string): Problem {
  const { title, status } = errorCatalogue[code];
  const detail = error instanceof CodedError ? error.detail : undefined;
  return {
    type: `/docs/errors/${code}`,
    title,
    status,
    code,
    instance,
    ...(detail === undefined ? {} : { detail }),
    ...(error instanceof RequestInvalid || error instanceof FieldsInvalid ? { issues: error.issues } : {}),
    ...(error instanceof RowIsStale ? { conflict: error.conflict } : {}),
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof CodedError) return error.code;
  if (isDatabaseUnavailable(error) || isDocumentsUnavailable(error)) return 'service.unavailable';
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode;
  if (status === 404 || status === 405) return 'request.not-found';
  if (status === 413) return 'request.too-large';
  if (status === 503) return 'service.unavailable';
  return status !== undefined && status >= 400 && status < 500 ? 'request.invalid' : 'service.failed';
}
