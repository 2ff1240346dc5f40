import { Controller, Get, Param, Redirect } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { unsubscribe } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Public } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { ignoredBody } from '../http/read-body.js';
import { Stores } from '../stores/stores.js';
import { ChannelStatesService } from './channel-states.service.js';

type Params = z.output<typeof unsubscribe.params>;

/** One address for two readers: mail programs post to it (RFC 8058), and a person who opens it gets a page. */
@ApiTags('channels')
@Controller()
export class UnsubscribeController {
  constructor(
    private readonly states: ChannelStatesService,
    private readonly stores: Stores,
  ) {}

  @Endpoint(unsubscribe)
  @RouteConfig(ignoredBody)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ required: false, schema: { type: 'string', example: 'List-Unsubscribe=One-Click' } })
  unsubscribe(@Param({ schema: unsubscribe.params }) { token }: Params) {
    return this.states.unsubscribe(token);
  }

  /** Changes nothing: programs that look for malware open each link of a mail. */
  @Public()
  @Get(unsubscribe.path)
  @ApiExcludeEndpoint()
  @Redirect()
  open(@Param({ schema: unsubscribe.params }) { token }: Params) {
    const { WEB_URL } = this.stores.environment;
    return { url: `${new URL('/unsubscribe', WEB_URL)}?${new URLSearchParams({ token })}`, statusCode: 303 };
  }
}
