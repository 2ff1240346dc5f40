import { Body, Controller, Get, Param, Res } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { customerEndpoints as endpoints } from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { CustomersService } from './customers.service.js';

type Customer = z.output<typeof endpoints.customer.params>;

@Controller()
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Needs('customer.view')
  @Endpoint(endpoints.customer)
  show(@CurrentViewer() viewer: Viewer, @Param({ schema: endpoints.customer.params }) { subject, id }: Customer) {
    return this.customers.show(viewer, subject, id);
  }

  @Needs('customer.export')
  @Endpoint(endpoints.export)
  export(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.export.params }) { subject, id }: Customer,
    @Body({ schema: endpoints.export.body }) { reason }: z.output<typeof endpoints.export.body>,
  ) {
    return this.customers.export(viewer, { subject, id, reason });
  }

  @Needs('customer.erase')
  @Endpoint(endpoints.erase)
  erase(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.erase.params }) { subject, id }: Customer,
    @Body({ schema: endpoints.erase.body }) { reason, name }: z.output<typeof endpoints.erase.body>,
  ) {
    return this.customers.erase(viewer, { subject, id, reason, name });
  }

  @Needs('customer.export')
  @Get(endpoints.file.path)
  async file(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.file.params }) { id }: z.output<typeof endpoints.file.params>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.customers.file(viewer, id);
    await reply
      .header('content-type', 'application/gzip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(content);
  }
}
