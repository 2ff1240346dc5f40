import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getDelivery, listDeliveries, replayDelivery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { DeliveriesService } from './deliveries.service.js';
import { ReplaysService } from './replays.service.js';

type Params = z.output<typeof getDelivery.params>;

@ApiTags('channels')
@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly replays: ReplaysService,
  ) {}

  @Endpoint(listDeliveries)
  list(
    @CurrentAccess() access: Access,
    @Query({ schema: listDeliveries.query }) query: z.output<typeof listDeliveries.query>,
  ) {
    return this.deliveries.list(access, query);
  }

  @Endpoint(getDelivery)
  get(@CurrentAccess() access: Access, @Param({ schema: getDelivery.params }) { id }: Params) {
    return this.deliveries.get(access, id);
  }

  @Endpoint(replayDelivery)
  replay(@CurrentAccess() access: Access, @Param({ schema: replayDelivery.params }) { id }: Params) {
    return this.replays.replay(access, id);
  }
}
