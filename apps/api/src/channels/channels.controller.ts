import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  confirmChannel,
  createChannel,
  deleteChannel,
  listChannels,
  pauseChannel,
  renameChannel,
  resendConfirmation,
  resumeChannel,
  rotateChannelSecret,
  testChannel,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { ChannelMessagesService } from './channel-messages.service.js';
import { ChannelStatesService } from './channel-states.service.js';
import { ChannelsService } from './channels.service.js';

type Params = z.output<typeof renameChannel.params>;

@ApiTags('channels')
@Controller()
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly states: ChannelStatesService,
    private readonly messages: ChannelMessagesService,
  ) {}

  @Endpoint(listChannels)
  list(
    @CurrentAccess() access: Access,
    @Query({ schema: listChannels.query }) query: z.output<typeof listChannels.query>,
  ) {
    return this.channels.list(access, query);
  }

  @Endpoint(createChannel)
  create(
    @CurrentAccess() access: Access,
    @Body({ schema: createChannel.body }) body: z.output<typeof createChannel.body>,
  ) {
    return this.channels.create(access, body);
  }

  @Endpoint(renameChannel)
  rename(
    @CurrentAccess() access: Access,
    @Param({ schema: renameChannel.params }) { id }: Params,
    @Body({ schema: renameChannel.body }) { name }: z.output<typeof renameChannel.body>,
  ) {
    return this.channels.rename(access, id, name);
  }

  @Endpoint(deleteChannel)
  delete(@CurrentAccess() access: Access, @Param({ schema: deleteChannel.params }) { id }: Params) {
    return this.channels.delete(access, id);
  }

  @Endpoint(pauseChannel)
  pause(@CurrentAccess() access: Access, @Param({ schema: pauseChannel.params }) { id }: Params) {
    return this.states.pause(access, id);
  }

  @Endpoint(resumeChannel)
  resume(@CurrentAccess() access: Access, @Param({ schema: resumeChannel.params }) { id }: Params) {
    return this.states.resume(access, id);
  }

  @Endpoint(rotateChannelSecret)
  rotateSecret(@CurrentAccess() access: Access, @Param({ schema: rotateChannelSecret.params }) { id }: Params) {
    return this.channels.rotateSecret(access, id);
  }

  @Endpoint(testChannel)
  test(@CurrentAccess() access: Access, @Param({ schema: testChannel.params }) { id }: Params) {
    return this.messages.test(access, id);
  }

  @Endpoint(resendConfirmation)
  resendConfirmation(@CurrentAccess() access: Access, @Param({ schema: resendConfirmation.params }) { id }: Params) {
    return this.messages.resendConfirmation(access, id);
  }

  @Endpoint(confirmChannel)
  confirm(@Body({ schema: confirmChannel.body }) { token }: z.output<typeof confirmChannel.body>) {
    return this.states.confirm(token);
  }
}
