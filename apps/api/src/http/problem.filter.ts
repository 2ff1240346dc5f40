import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import { type Problem, TooManyRequests } from '@red-tortoise/contracts';
import { reportError } from '@red-tortoise/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Stores } from '../stores/stores.js';
import { problemOf } from './problem-of.js';

/** Every error leaves as `application/problem+json` (RFC 9457); what it was in detail goes to the log. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly stores: Stores) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, request.id);
    this.record(error, problem, request);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (error instanceof TooManyRequests) reply.header('retry-after', String(error.retryAfter));
    sendProblem(reply, problem);
  }

  private record(error: unknown, problem: Problem, request: FastifyRequest): void {
    const { logger, metrics } = this.stores;
    if (problem.status < 500) return;
    metrics.errors.inc({ where: problem.code });
    const route = `${request.method} ${request.routeOptions?.url ?? 'unknown'}`;
    logger[problem.code === 'service.failed' ? 'error' : 'warn'](
      { err: error, route, code: problem.code },
      problem.title,
    );
    if (problem.code === 'service.failed') reportError(error, { route, requestId: request.id });
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem, extra: object = {}): void {
  if (problem.status === 503) reply.header('retry-after', '5');
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...problem, ...extra }));
}
