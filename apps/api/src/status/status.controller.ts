import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../accounts/access.guard.js';
import { OpenStreams } from '../http/open-streams.js';
import { Stores } from '../stores/stores.js';

/** For load balancers and monitoring. */
@ApiExcludeController()
@Public()
@Controller()
export class StatusController {
  constructor(
    private readonly stores: Stores,
    private readonly streams: OpenStreams,
  ) {}

  @Get('health/live')
  live() {
    return this.stores.health.live();
  }

  /** 503 when a part is down; the answer names it. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const readiness = await this.stores.health.ready();
    reply.status(readiness.status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
    return readiness;
  }

  @Get('metrics')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { metrics } = this.stores;
    metrics.openStreams.set(this.streams.count);
    reply.header('content-type', metrics.registry.contentType);
    return metrics.registry.metrics();
  }
}
