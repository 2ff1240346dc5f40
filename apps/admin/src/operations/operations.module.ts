import { Module } from '@nestjs/common';
import { DeadLettersService } from './dead-letters.service.js';
import { JobsService } from './jobs.service.js';
import { OperationsStatusController } from './operations-status.controller.js';
import { QueuesController } from './queues.controller.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesService } from './schedules.service.js';
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
  ],
  providers: [StatusService, SchedulesService, JobsService, DeadLettersService, StreamsService, SourcesService],
})
export class OperationsModule {}
