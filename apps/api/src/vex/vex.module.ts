import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { VexController } from './vex.controller.js';
import { VexService } from './vex.service.js';

@Module({ imports: [ImportsModule], controllers: [VexController], providers: [VexService] })
export class VexModule {}
