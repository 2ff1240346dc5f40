import { Module } from '@nestjs/common';
import { FeedController } from './feed.controller.js';
import { FeedService } from './feed.service.js';
import { ShowFeed } from './show-feed.js';

@Module({ controllers: [FeedController], providers: [FeedService, ShowFeed], exports: [FeedService, ShowFeed] })
export class FeedModule {}
