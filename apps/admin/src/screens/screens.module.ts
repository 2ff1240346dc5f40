import { Module } from '@nestjs/common';
import { AdminCalls } from './admin-calls.js';
import { HistoryController } from './history.controller.js';
import { JobsController } from './jobs.controller.js';
import { RowsController } from './rows.controller.js';
import { SelectionsController } from './selections.controller.js';
import { SiteController } from './site.controller.js';

/** The verbs of the admin kit over HTTP. */
@Module({
  controllers: [SiteController, RowsController, SelectionsController, HistoryController, JobsController],
  providers: [AdminCalls],
})
export class ScreensModule {}
