import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { LiveFeed } from './live-feed.js';
import { LiveInbox } from './live-inbox.js';

@Module({
  imports: [FeedModule, InboxModule],
  controllers: [LiveController],
  providers: [LiveService, LiveFeed, LiveInbox],
})
export class LiveModule {}
