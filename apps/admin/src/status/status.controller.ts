import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../staff/staff.guard.js';
import { Stores } from '../stores.js';
import { readTasks } from './read-tasks.js';
import { statusPage } from './status-page.js';
import { tellFigures } from './tell-figures.js';

/** What staff and monitoring look at. Nothing of any customer is here. */
@Public()
@Controller()
export class StatusController {
  constructor(private readonly stores: Stores) {}

  @Get('health')
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const readiness = await this.stores.health.ready();
    const tasks = await readTasks(this.stores.database).catch(() => null);
    reply.header('content-type', 'text/html; charset=utf-8');
    return statusPage(readiness, tasks, new Date());
  }

  @Get('health/live')
  live() {
    return this.stores.health.live();
  }

  /** 503 when a store is down; the answer names it. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const readiness = await this.stores.health.ready();
    reply.status(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }

  @Get('metrics')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { registry } = this.stores.metrics;
    await tellFigures(this.stores);
    reply.header('content-type', registry.contentType);
    return registry.metrics();
  }
}
