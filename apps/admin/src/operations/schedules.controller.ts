import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints, type PageQuery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { SchedulesService } from './schedules.service.js';

type Id = z.output<typeof endpoints.changeSchedule.params>;

/** The tasks of the clock: when they run, and how it went. */
@Needs('operations.view')
@Controller()
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Endpoint(endpoints.schedules)
  list() {
    return this.schedules.list();
  }

  @Endpoint(endpoints.readCron)
  readCron(@Query({ schema: endpoints.readCron.query }) query: z.output<typeof endpoints.readCron.query>) {
    return this.schedules.readCron(query.cron, query.timeZone);
  }

  @Needs('operations.run')
  @Endpoint(endpoints.createSchedule)
  create(
    @CurrentViewer() viewer: Viewer,
    @Body({ schema: endpoints.createSchedule.body }) body: z.output<typeof endpoints.createSchedule.body>,
  ) {
    return this.schedules.create(viewer, body);
  }

  @Needs('operations.run')
  @Endpoint(endpoints.removeSchedule)
  remove(@CurrentViewer() viewer: Viewer, @Param({ schema: endpoints.removeSchedule.params }) { id }: Id) {
    return this.schedules.remove(viewer, id);
  }

  @Needs('operations.run')
  @Endpoint(endpoints.changeSchedule)
  change(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.changeSchedule.params }) { id }: Id,
    @Body({ schema: endpoints.changeSchedule.body }) body: z.output<typeof endpoints.changeSchedule.body>,
  ) {
    return this.schedules.change(viewer, id, body);
  }

  @Endpoint(endpoints.scheduleRuns)
  runs(
    @Param({ schema: endpoints.scheduleRuns.params }) { id }: Id,
    @Query({ schema: endpoints.scheduleRuns.query }) page: PageQuery,
  ) {
    return this.schedules.runs(id, page);
  }

  @Needs('operations.run')
  @Endpoint(endpoints.runSchedule)
  run(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.runSchedule.params }) { id }: Id,
    @Body({ schema: endpoints.runSchedule.body }) { comment }: z.output<typeof endpoints.runSchedule.body>,
  ) {
    return this.schedules.run(viewer, id, comment);
  }
}
