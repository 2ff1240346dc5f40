import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { changeInbox, changeInboxItem, getInbox } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { InboxService } from './inbox.service.js';

@ApiTags('inbox')
@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Endpoint(getInbox)
  get(@CurrentAccess() access: Access, @Query({ schema: getInbox.query }) query: z.output<typeof getInbox.query>) {
    return this.inbox.page(access, query);
  }

  @Endpoint(changeInbox)
  changeMany(
    @CurrentAccess() access: Access,
    @Body({ schema: changeInbox.body }) body: z.output<typeof changeInbox.body>,
  ) {
    return this.inbox.changeMany(access, body);
  }

  @Endpoint(changeInboxItem)
  change(
    @CurrentAccess() access: Access,
    @Param({ schema: changeInboxItem.params }) { id }: z.output<typeof changeInboxItem.params>,
    @Body({ schema: changeInboxItem.body }) body: z.output<typeof changeInboxItem.body>,
  ) {
    return this.inbox.change(access, id, body);
  }
}
