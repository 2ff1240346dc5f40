import { Body, Controller } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { type OsvQuery, queryAdvisories, queryAdvisoriesInBatch } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { longJson } from '../http/read-body.js';
import { OsvService } from './osv.service.js';

@ApiTags('advisories')
@Controller()
export class OsvController {
  constructor(private readonly osv: OsvService) {}

  @Endpoint(queryAdvisories)
  query(@Body({ schema: queryAdvisories.body }) query: OsvQuery) {
    return this.osv.query(query);
  }

  @Endpoint(queryAdvisoriesInBatch)
  @RouteConfig(longJson)
  queryInBatch(@Body({ schema: queryAdvisoriesInBatch.body }) { queries }: { queries: OsvQuery[] }) {
    return this.osv.queryInBatch(queries);
  }
}
