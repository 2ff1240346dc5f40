import {
  type DynamicModule,
  Module,
  StandardSchemaSerializerInterceptor,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestInvalid } from '@red-tortoise/contracts';
import { CustomersModule } from './customers/customers.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { serveScreens } from './http/serve-screens.js';
import { OperationsModule } from './operations/operations.module.js';
import { ScreensModule } from './screens/screens.module.js';
import { staffModule } from './staff/staff.module.js';
import { StaffContext } from './staff/staff-context.js';
import { StatusController } from './status/status.controller.js';
import { Stores } from './stores.js';

@Module({})
class AdminModule {}

@Module({})
class StoresModule {}

/** The admin over open stores; not listening yet. */
export async function createAdmin(stores: Stores): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: false,
    // Only a proxy on this machine or in a private network says who called.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    handlerTimeout: 20_000,
    // An id of a row may be a path, a purl, or several of them, encoded.
    routerOptions: { maxParamLength: 4_500 },
    forceCloseConnections: 'idle',
  });
  const module: DynamicModule = {
    module: AdminModule,
    imports: [
      // For every capability.
      { module: StoresModule, global: true, providers: [{ provide: Stores, useValue: stores }], exports: [Stores] },
      staffModule(new StaffContext(stores.database, stores.environment)),
      ScreensModule,
      OperationsModule,
      CustomersModule,
    ],
    controllers: [StatusController],
    providers: [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useFactory: validationPipe },
      { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
    ],
  };
  const admin = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: false,
    abortOnError: false,
  });
  adapter.getInstance().addHook('onSend', async (request, reply, payload) => {
    for (const [name, value] of Object.entries(safeHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: reply.statusCode };
    stores.metrics.requests.observe(labels, reply.elapsedTime / 1_000);
    return payload;
  });
  await serveScreens(adapter.getInstance());
  return admin;
}

function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => RequestInvalid.fromIssues(issues) });
}

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};
