import { Module } from '@nestjs/common';
import { DiffsController } from './diffs.controller.js';
import { DiffsService } from './diffs.service.js';

@Module({ controllers: [DiffsController], providers: [DiffsService] })
export class DiffsModule {}
