import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { ReplaysService } from './replays.service.js';

@Module({ controllers: [DeliveriesController], providers: [DeliveriesService, ReplaysService] })
export class DeliveriesModule {}
