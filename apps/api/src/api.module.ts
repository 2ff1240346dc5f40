import {
  type DynamicModule,
  Module,
  StandardSchemaSerializerInterceptor,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { RequestInvalid } from '@red-tortoise/contracts';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { ActivityModule } from './activity/activity.module.js';
import { AdvisoriesModule } from './advisories/advisories.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { ComponentsModule } from './components/components.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { DiffsModule } from './diffs/diffs.module.js';
import { DocsModule } from './docs/docs.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FeedModule } from './feed/feed.module.js';
import { FindingsModule } from './findings/findings.module.js';
import { FlowModule } from './flow/flow.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ImportsModule } from './imports/imports.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LiveModule } from './live/live.module.js';
import { MutesModule } from './mutes/mutes.module.js';
import { PackagesModule } from './packages/packages.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { StatusModule } from './status/status.module.js';
import type { Stores } from './stores/stores.js';
import { storesModule } from './stores/stores.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';
import { TokensModule } from './tokens/tokens.module.js';
import { UsageModule } from './usage/usage.module.js';
import { VexModule } from './vex/vex.module.js';
import { WatchesModule } from './watches/watches.module.js';

@Module({})
class ApiModule {}

/** Every capability, over open stores. */
export function apiModule(stores: Stores): DynamicModule {
  return {
    module: ApiModule,
    imports: [
      storesModule(stores),
      AccessModule,
      AccountsModule,
      ActivityModule,
      AdvisoriesModule,
      AlertsModule,
      ChannelsModule,
      ComponentsModule,
      DeliveriesModule,
      DiffsModule,
      DocsModule,
      ExportsModule,
      FeedModule,
      FindingsModule,
      FlowModule,
      ImportsModule,
      InboxModule,
      LiveModule,
      MutesModule,
      PackagesModule,
      PoliciesModule,
      ProjectsModule,
      SourcesModule,
      SyndicationModule,
      TokensModule,
      UsageModule,
      VexModule,
      WatchesModule,
      StatusModule,
    ],
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
