import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getPackage, listPackageEvents, listPackageVersions, type PageQuery } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { PackagesService } from './packages.service.js';

type Params = z.output<typeof getPackage.params>;

@ApiTags('packages')
@Controller()
export class PackagesController {
  constructor(private readonly packages: PackagesService) {}

  @Endpoint(getPackage)
  get(@CurrentAccess() access: Access, @Param({ schema: getPackage.params }) { purl }: Params) {
    return this.packages.get(access, purl);
  }

  @Endpoint(listPackageVersions)
  listVersions(
    @CurrentAccess() access: Access,
    @Param({ schema: listPackageVersions.params }) { purl }: Params,
    @Query({ schema: listPackageVersions.query }) query: PageQuery,
  ) {
    return this.packages.listVersions(access, purl, query);
  }

  @Endpoint(listPackageEvents)
  listEvents(
    @CurrentAccess() access: Access,
    @Param({ schema: listPackageEvents.params }) { purl }: Params,
    @Query({ schema: listPackageEvents.query }) query: PageQuery,
  ) {
    return this.packages.listEvents(access, purl, query);
  }
}
