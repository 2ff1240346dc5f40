import {
  type DynamicModule,
  Module,
  StandardSchemaSerializerInterceptor,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestInvalid } from './http/request-invalid.js';
import { StatusModule } from './status/status.module.js';
import type { Stores } from './stores/stores.js';
import { storesModule } from './stores/stores.module.js';

@Module({})
class ApiModule {}

/** Every capability, over open stores. */
export function apiModule(stores: Stores): DynamicModule {
  return {
    module: ApiModule,
    imports: [storesModule(stores), AccessModule, AccountsModule, StatusModule],
    providers: [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useFactory: validationPipe },
      { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
    ],
  };
}

function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => RequestInvalid.fromIssues(issues) });
}
