import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listWatches, type PageQuery, unwatchPackage, watchPackage } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { WatchesService } from './watches.service.js';

type Params = z.output<typeof watchPackage.params>;

@ApiTags('watches')
@Controller()
export class WatchesController {
  constructor(private readonly watches: WatchesService) {}

  @Endpoint(watchPackage)
  watch(@CurrentAccess() access: Access, @Param({ schema: watchPackage.params }) { purl }: Params) {
    return this.watches.watch(access, purl);
  }

  @Endpoint(unwatchPackage)
  unwatch(@CurrentAccess() access: Access, @Param({ schema: unwatchPackage.params }) { purl }: Params) {
    return this.watches.unwatch(access, purl);
  }

  @Endpoint(listWatches)
  list(@CurrentAccess() access: Access, @Query({ schema: listWatches.query }) query: PageQuery) {
    return this.watches.list(access, query);
  }
}
