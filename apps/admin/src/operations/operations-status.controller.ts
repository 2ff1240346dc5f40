import { Controller, Param, Query } from '@nestjs/common';
import { operationsEndpoints as endpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { Needs } from '../staff/staff.guard.js';
import { StatusService } from './status.service.js';

/** Whether everything is all right, now and in the last thirty days. */
@Needs('operations.view')
@Controller()
export class OperationsStatusController {
  constructor(private readonly status: StatusService) {}

  @Endpoint(endpoints.status)
  report() {
    return this.status.report();
  }

  @Endpoint(endpoints.statusHistory)
  history(@Query({ schema: endpoints.statusHistory.query }) { hours }: z.output<typeof endpoints.statusHistory.query>) {
    return this.status.history(hours);
  }

  @Endpoint(endpoints.slowQueryPlan)
  plan(@Param({ schema: endpoints.slowQueryPlan.params }) { id }: z.output<typeof endpoints.slowQueryPlan.params>) {
    return this.status.plan(id);
  }

  @Endpoint(endpoints.statusAlerts)
  alerts() {
    return this.status.alerts();
  }
}
