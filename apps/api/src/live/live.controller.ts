import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { liveStreamPath } from '@red-tortoise/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { OpenStreams } from '../http/open-streams.js';
import { lastEventIdOf } from '../http/start-event-stream.js';
import { LiveService } from './live.service.js';
import { LiveConnection } from './live-connection.js';
import { readPlace } from './live-place.js';

@ApiTags('live')
@Controller()
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly streams: OpenStreams,
  ) {}

  @Get(liveStreamPath)
  @ApiOperation({ summary: 'What happens from now on, as server-sent events', operationId: 'get_stream' })
  @ApiProduces('text/event-stream')
  async open(@CurrentAccess() access: Access, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const place = readPlace(lastEventIdOf(request)) ?? (await this.live.now());
    const response = this.streams.start(access, reply);
    const connection = new LiveConnection(response, access, place, (closed) => this.live.remove(closed));
    this.live.add(connection);
    // Who left while we looked up the place has told so already.
    if (response.destroyed) connection.close();
  }
}
