import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getUsage, type Usage } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { UsageService } from './usage.service.js';

@ApiTags('organisations')
@Controller()
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Endpoint(getUsage)
  get(
    @CurrentAccess() access: Access,
    @Query({ schema: getUsage.query }) { organisationId }: z.output<typeof getUsage.query>,
  ): Promise<Usage> {
    return this.usage.get(access, organisationId);
  }
}
