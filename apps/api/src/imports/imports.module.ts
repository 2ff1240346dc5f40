import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { UploadSlots } from './upload-slots.js';

@Module({ controllers: [ImportsController], providers: [ImportsService, UploadSlots], exports: [UploadSlots] })
export class ImportsModule {}
