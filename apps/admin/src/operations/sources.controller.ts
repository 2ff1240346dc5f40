import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints, type PageQuery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { QuarantineService } from './quarantine.service.js';
import { SourceCredentialsService } from './source-credentials.service.js';
import { SourcesService } from './sources.service.js';

const { quarantinedRecords, retryQuarantined, rereadSource, setSourceCredential, removeSourceCredential } = endpoints;
type Name = z.output<typeof rereadSource.params>;

/** The sources of advisories: how far they are read, what was set aside, and what they are asked with. */
@Needs('operations.view')
@Controller()
export class SourcesController {
  constructor(
    private readonly sources: SourcesService,
    private readonly quarantine: QuarantineService,
    private readonly credentials: SourceCredentialsService,
  ) {}

  @Endpoint(endpoints.sources)
  list() {
    return this.sources.list();
  }

  @Endpoint(quarantinedRecords)
  quarantined(
    @Param({ schema: quarantinedRecords.params }) { name }: Name,
    @Query({ schema: quarantinedRecords.query }) page: PageQuery,
  ) {
    return this.quarantine.list(name, page);
  }

  @Needs('operations.run')
  @Endpoint(retryQuarantined)
  retry(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: retryQuarantined.params }) { name }: Name,
    @Body({ schema: retryQuarantined.body }) body: z.output<typeof retryQuarantined.body>,
  ) {
    return this.quarantine.retry(viewer, name, body);
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

  @Needs('operations.run')
  @Endpoint(setSourceCredential)
  setCredential(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: setSourceCredential.params }) { name }: Name,
    @Body({ schema: setSourceCredential.body }) body: z.output<typeof setSourceCredential.body>,
  ) {
    return this.credentials.set(viewer, name, body);
  }

  @Needs('operations.run')
  @Endpoint(removeSourceCredential)
  removeCredential(@CurrentViewer() viewer: Viewer, @Param({ schema: removeSourceCredential.params }) { name }: Name) {
    return this.credentials.remove(viewer, name);
  }
}
