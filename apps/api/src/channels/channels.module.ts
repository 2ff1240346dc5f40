import { Module } from '@nestjs/common';
import { ChannelMessagesService } from './channel-messages.service.js';
import { ChannelStatesService } from './channel-states.service.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsService } from './channels.service.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({
  controllers: [ChannelsController, UnsubscribeController],
  providers: [ChannelsService, ChannelStatesService, ChannelMessagesService],
})
export class ChannelsModule {}
