import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints, type PageQuery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { SourcesService } from './sources.service.js';

const { quarantinedRecords, rereadSource } = endpoints;
type Name = z.output<typeof rereadSource.params>;

/** The sources of advisories: how far they are read, and what was set aside. */
@Needs('operations.view')
@Controller()
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Endpoint(endpoints.sources)
  list() {
    return this.sources.list();
  }

  @Endpoint(quarantinedRecords)
  quarantine(
    @Param({ schema: quarantinedRecords.params }) { name }: Name,
    @Query({ schema: quarantinedRecords.query }) page: PageQuery,
  ) {
    return this.sources.quarantine(name, page);
  }

  @Needs('operations.run')
  @Endpoint(rereadSource)
  reread(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: rereadSource.params }) { name }: Name,
    @Body({ schema: rereadSource.body }) body: z.output<typeof rereadSource.body>,
  ) {
    return this.sources.reread(viewer, name, body);
  }
}
