import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createMute, deleteMute, listMutes } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { MutesService } from './mutes.service.js';

@ApiTags('mutes')
@Controller()
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @Endpoint(listMutes)
  list(
    @CurrentAccess() access: Access,
    @Query({ schema: listMutes.query }) { organisationId }: z.output<typeof listMutes.query>,
  ) {
    return this.mutes.list(access, organisationId);
  }

  @Endpoint(createMute)
  create(@CurrentAccess() access: Access, @Body({ schema: createMute.body }) body: z.output<typeof createMute.body>) {
    return this.mutes.create(access, body);
  }

  @Endpoint(deleteMute)
  delete(
    @CurrentAccess() access: Access,
    @Param({ schema: deleteMute.params }) { id }: z.output<typeof deleteMute.params>,
  ) {
    return this.mutes.delete(access, id);
  }
}
