import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { DryRunsService } from './dry-runs.service.js';
import { PackagesService } from './packages.service.js';

/** What all pipelines can do, and those of packages. */
@Needs('operations.view')
@Controller()
export class PipelinesController {
  constructor(
    private readonly packages: PackagesService,
    private readonly runs: DryRunsService,
  ) {}

  @Endpoint(endpoints.packagePipelines)
  listPackages() {
    return this.packages.list();
  }

  @Needs('operations.run')
  @Endpoint(endpoints.lookAgain)
  lookAgain(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.lookAgain.params }) _params: z.output<typeof endpoints.lookAgain.params>,
    @Body({ schema: endpoints.lookAgain.body }) body: z.output<typeof endpoints.lookAgain.body>,
  ) {
    return this.packages.lookAgain(viewer, body);
  }

  @Endpoint(endpoints.dryRuns)
  dryRuns(@Query({ schema: endpoints.dryRuns.query }) { task }: z.output<typeof endpoints.dryRuns.query>) {
    return this.runs.list(task);
  }

  @Needs('operations.run')
  @Endpoint(endpoints.startDryRun)
  startDryRun(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: endpoints.startDryRun.body }) body: z.output<typeof endpoints.startDryRun.body>,
  ) {
    return this.runs.start(viewer, body);
  }
}
