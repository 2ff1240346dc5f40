import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiModule } from './api.module.js';
import { ApiDocument } from './docs/api-document.js';
import { buildOpenApi } from './docs/build-openapi.js';
import { nestLogger } from './http/nest-logger.js';
import { sendProblem } from './http/problem.filter.js';
import { problemOf } from './http/problem-of.js';
import { readBodies } from './http/read-body.js';
import { hookRequests, requestIdOf } from './http/request-hooks.js';
import type { Stores } from './stores/stores.js';

/** The API over open stores; not listening yet. */
export async function createApi(stores: Stores): Promise<NestFastifyApplication> {
  const { environment, logger, metrics } = stores;
  const adapter = createAdapter();
  const api = await NestFactory.create<NestFastifyApplication>(apiModule(stores), adapter, {
    bodyParser: false,
    logger: nestLogger(logger),
    // Nest would end the process; main has its own way to say what is wrong.
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  hookRequests(fastify, { logger, metrics, secure: environment.WEB_URL.startsWith('https:') });
  readBodies(fastify);
  await api.register(multipart);
  api.enableCors({
    origin: new URL(environment.WEB_URL).origin,
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'location', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
  api.get(ApiDocument).set(buildOpenApi(api));
  return api;
}

/** A request is answered within this time, in milliseconds; what takes longer is work for a job. */
const handlerTimeout = 60_000;

export function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: requestIdOf,
    logger: false,
    // Only a proxy on this machine or in a private network says who called.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    // Time for the whole request to arrive: 32 MB over a slow line.
    requestTimeout: 300_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    handlerTimeout,
    routerOptions: { maxParamLength: 1_600 }, // A purl of 500 characters, encoded.
    forceCloseConnections: 'idle',
    // An address that cannot be read never reaches a route, nor the filter that answers there.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, problemOf(error, request.id)),
    return503OnClosing: true,
  });
}
