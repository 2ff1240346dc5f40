import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  cancelJob,
  type InputOf,
  listJobs,
  readJob,
  readJobFile,
  retryJob,
  type Viewer,
} from '@red-tortoise/admin-kit';
import { adminEndpoints as endpoints } from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer } from '../staff/staff.guard.js';
import { AdminCalls } from './admin-calls.js';
import type { ParamsOf } from './params-of.js';

/** How far long actions, removals and exports are, and what came of them. */
@Controller()
export class JobsController {
  constructor(private readonly calls: AdminCalls) {}

  @Endpoint(endpoints.jobs)
  jobs(@CurrentViewer() viewer: Viewer, @Query({ schema: endpoints.jobs.query }) query: InputOf<'jobs'>) {
    return listJobs(this.calls.of(viewer), query);
  }

  @Endpoint(endpoints.job)
  job(@CurrentViewer() viewer: Viewer, @Param({ schema: endpoints.job.params }) params: ParamsOf<'job'>) {
    return readJob(this.calls.of(viewer), params.id);
  }

  @Endpoint(endpoints.cancelJob)
  cancelJob(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.cancelJob.params }) params: ParamsOf<'cancelJob'>,
  ) {
    return cancelJob(this.calls.of(viewer), params.id);
  }

  @Endpoint(endpoints.retryJob)
  retryJob(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.retryJob.params }) params: ParamsOf<'retryJob'>,
  ) {
    return retryJob(this.calls.of(viewer), params.id);
  }

  @Get(endpoints.jobFile.path)
  async jobFile(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.jobFile.params }) params: ParamsOf<'jobFile'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, type, content } = await readJobFile(this.calls.of(viewer), params.id);
    await reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(content);
  }
}
