import { Module } from '@nestjs/common';
import { AdvisoriesController } from './advisories.controller.js';
import { AdvisoriesService } from './advisories.service.js';
import { OsvController } from './osv.controller.js';
import { OsvService } from './osv.service.js';

@Module({ controllers: [AdvisoriesController, OsvController], providers: [AdvisoriesService, OsvService] })
export class AdvisoriesModule {}
