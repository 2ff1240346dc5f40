import { Module } from '@nestjs/common';
import { DeadLettersService } from './dead-letters.service.js';
import { DryRunsService } from './dry-runs.service.js';
import { JobsService } from './jobs.service.js';
import { OperationsStatusController } from './operations-status.controller.js';
import { PackagesService } from './packages.service.js';
import { PipelinesController } from './pipelines.controller.js';
import { QuarantineService } from './quarantine.service.js';
import { QueuesController } from './queues.controller.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesService } from './schedules.service.js';
import { SourceCredentialsService } from './source-credentials.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';
import { StatusService } from './status.service.js';
import { StreamsController } from './streams.controller.js';
import { StreamsService } from './streams.service.js';

/** What keeps running, and what staff do about it when it does not. */
@Module({
  controllers: [
    OperationsStatusController,
    SchedulesController,
    QueuesController,
    StreamsController,
    SourcesController,
    PipelinesController,
  ],
  providers: [
    StatusService,
    SchedulesService,
    JobsService,
    DeadLettersService,
    StreamsService,
    SourcesService,
    QuarantineService,
    SourceCredentialsService,
    PackagesService,
    DryRunsService,
  ],
})
export class OperationsModule {}
