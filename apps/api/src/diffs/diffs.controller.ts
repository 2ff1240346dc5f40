import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getImportDiff } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { DiffsService } from './diffs.service.js';

@ApiTags('imports')
@Controller()
export class DiffsController {
  constructor(private readonly diffs: DiffsService) {}

  @Endpoint(getImportDiff)
  get(
    @CurrentAccess() access: Access,
    @Param({ schema: getImportDiff.params }) { id }: z.output<typeof getImportDiff.params>,
    @Query({ schema: getImportDiff.query }) { against }: z.output<typeof getImportDiff.query>,
  ) {
    return this.diffs.compare(access, id, against);
  }
}
