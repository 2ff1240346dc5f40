import { Module } from '@nestjs/common';
import { OperationsStatusController } from './operations-status.controller.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesService } from './schedules.service.js';
import { StatusService } from './status.service.js';

/** What keeps running, and what staff do about it when it does not. */
@Module({
  controllers: [OperationsStatusController, SchedulesController],
  providers: [StatusService, SchedulesService],
})
export class OperationsModule {}
