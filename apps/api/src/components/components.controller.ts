import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listComponents, listNotAssessed, type PageQuery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { ComponentsService } from './components.service.js';

type Params = z.output<typeof listComponents.params>;

@ApiTags('components')
@Controller()
export class ComponentsController {
  constructor(private readonly components: ComponentsService) {}

  @Endpoint(listComponents)
  list(
    @CurrentAccess() access: Access,
    @Param({ schema: listComponents.params }) { id }: Params,
    @Query({ schema: listComponents.query }) query: z.output<typeof listComponents.query>,
  ) {
    return this.components.list(access, id, query);
  }

  @Endpoint(listNotAssessed)
  listNotAssessed(
    @CurrentAccess() access: Access,
    @Param({ schema: listNotAssessed.params }) { id }: Params,
    @Query({ schema: listNotAssessed.query }) query: PageQuery,
  ) {
    return this.components.listNotAssessed(access, id, query);
  }
}
