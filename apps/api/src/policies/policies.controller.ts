import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getPolicy, getVerdict, listBreaches, type Policy, putPolicy } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { PoliciesService } from './policies.service.js';

type OrganisationParams = z.output<typeof getPolicy.params>;
type ProjectParams = z.output<typeof getVerdict.params>;

@ApiTags('policies')
@Controller()
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Endpoint(getPolicy)
  get(@CurrentAccess() access: Access, @Param({ schema: getPolicy.params }) { id }: OrganisationParams) {
    return this.policies.get(access, id);
  }

  @Endpoint(putPolicy)
  put(
    @CurrentAccess() access: Access,
    @Param({ schema: putPolicy.params }) { id }: OrganisationParams,
    @Body({ schema: putPolicy.body }) policy: Policy,
  ) {
    return this.policies.put(access, id, policy);
  }

  @Endpoint(getVerdict)
  verdict(@CurrentAccess() access: Access, @Param({ schema: getVerdict.params }) { id }: ProjectParams) {
    return this.policies.judge(access, id);
  }

  @Endpoint(listBreaches)
  breaches(
    @CurrentAccess() access: Access,
    @Param({ schema: listBreaches.params }) { id }: ProjectParams,
    @Query({ schema: listBreaches.query }) query: z.output<typeof listBreaches.query>,
  ) {
    return this.policies.listBreaches(access, id, query);
  }
}
