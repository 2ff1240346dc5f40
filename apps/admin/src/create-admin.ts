import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { StatusController } from './status/status.controller.js';
import { Stores } from './stores.js';

@Module({})
class AdminModule {}

/** The admin over open stores; not listening yet. */
export async function createAdmin(stores: Stores): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ logger: false, handlerTimeout: 20_000, forceCloseConnections: 'idle' });
  const module: DynamicModule = {
    module: AdminModule,
    controllers: [StatusController],
    providers: [{ provide: Stores, useValue: stores }],
  };
  const admin = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: false,
    abortOnError: false,
  });
  adapter.getInstance().addHook('onSend', async (request, reply, payload) => {
    reply.headers(safeHeaders);
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: reply.statusCode };
    stores.metrics.requests.observe(labels, reply.elapsedTime / 1_000);
    return payload;
  });
  return admin;
}

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};
