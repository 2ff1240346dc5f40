import { Module } from '@nestjs/common';
import { OperationsStatusController } from './operations-status.controller.js';
import { StatusService } from './status.service.js';

/** What keeps running, and what staff do about it when it does not. */
@Module({ controllers: [OperationsStatusController], providers: [StatusService] })
export class OperationsModule {}
