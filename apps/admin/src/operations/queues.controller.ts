import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { DeadLettersService } from './dead-letters.service.js';
import { JobsService } from './jobs.service.js';

const { changeJobs, changeAllJobs, jobLog, requeueDeadLetters, dropDeadLetters } = endpoints;

/** What waits in the queues, and what fell out of them. */
@Needs('operations.view')
@Controller()
export class QueuesController {
  constructor(
    private readonly jobs: JobsService,
    private readonly letters: DeadLettersService,
  ) {}

  @Endpoint(endpoints.jobs)
  listJobs(@Query({ schema: endpoints.jobs.query }) query: z.output<typeof endpoints.jobs.query>) {
    return this.jobs.list(query);
  }

  @Needs('operations.run')
  @Endpoint(changeJobs)
  changeJobs(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: changeJobs.params }) { verb }: z.output<typeof changeJobs.params>,
    @Body({ schema: changeJobs.body }) body: z.output<typeof changeJobs.body>,
  ) {
    return this.jobs.change(viewer, verb, body);
  }

  @Needs('operations.run')
  @Endpoint(changeAllJobs)
  changeAllJobs(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: changeAllJobs.params }) { verb }: z.output<typeof changeAllJobs.params>,
    @Body({ schema: changeAllJobs.body }) body: z.output<typeof changeAllJobs.body>,
  ) {
    return this.jobs.changeAll(viewer, verb, body);
  }

  @Endpoint(jobLog)
  jobLog(@Param({ schema: jobLog.params }) { queue, id }: z.output<typeof jobLog.params>) {
    return this.jobs.log(queue, id);
  }

  @Endpoint(endpoints.deadLetters)
  deadLetters() {
    return this.letters.list();
  }

  @Needs('operations.run')
  @Endpoint(requeueDeadLetters)
  requeue(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: requeueDeadLetters.body }) body: z.output<typeof requeueDeadLetters.body>,
  ) {
    return this.letters.requeue(viewer, body);
  }

  @Needs('operations.run')
  @Endpoint(dropDeadLetters)
  drop(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: dropDeadLetters.body }) body: z.output<typeof dropDeadLetters.body>,
  ) {
    return this.letters.drop(viewer, body);
  }
}
