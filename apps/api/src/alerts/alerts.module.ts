import { Module } from '@nestjs/common';
import { AlertSettingsController } from './alert-settings.controller.js';
import { AlertSettingsService } from './alert-settings.service.js';
import { PreviewsService } from './previews.service.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';

@Module({
  controllers: [RulesController, AlertSettingsController],
  providers: [RulesService, PreviewsService, AlertSettingsService],
})
export class AlertsModule {}
