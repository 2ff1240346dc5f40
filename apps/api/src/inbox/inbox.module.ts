import { Module } from '@nestjs/common';
import { FeedModule } from '../feed/feed.module.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { ShowInbox } from './show-inbox.js';

@Module({
  imports: [FeedModule],
  controllers: [InboxController],
  providers: [InboxService, ShowInbox],
  exports: [InboxService],
})
export class InboxModule {}
