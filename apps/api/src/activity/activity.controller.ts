import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ActivityQuery, getActivity, getPackageActivity } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { ActivityService } from './activity.service.js';

@ApiTags('activity')
@Controller()
export class ActivityController {
  constructor(private readonly activity: ActivityService) {}

  @Endpoint(getPackageActivity)
  ofPackage(
    @Param({ schema: getPackageActivity.params }) { purl }: z.output<typeof getPackageActivity.params>,
    @Query({ schema: getPackageActivity.query }) query: ActivityQuery,
  ) {
    return this.activity.ofPackage(purl, query);
  }

  @Endpoint(getActivity)
  ofOrganisation(
    @CurrentAccess() access: Access,
    @Query({ schema: getActivity.query }) query: z.output<typeof getActivity.query>,
  ) {
    return this.activity.ofOrganisation(access, query);
  }
}
