import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getAdvisory, listPackageAdvisories } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { AdvisoriesService } from './advisories.service.js';

@ApiTags('advisories')
@Controller()
export class AdvisoriesController {
  constructor(private readonly advisories: AdvisoriesService) {}

  @Endpoint(getAdvisory)
  get(@Param({ schema: getAdvisory.params }) { id }: z.output<typeof getAdvisory.params>) {
    return this.advisories.get(id);
  }

  @Endpoint(listPackageAdvisories)
  listOfPackage(
    @Param({ schema: listPackageAdvisories.params }) { purl }: z.output<typeof listPackageAdvisories.params>,
  ) {
    return this.advisories.listOfPackage(purl);
  }
}
