import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';

@Module({ imports: [FeedModule], controllers: [LiveController], providers: [LiveService] })
export class LiveModule {}
