import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listSources } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { SourcesService } from './sources.service.js';

@ApiTags('sources')
@Controller()
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Endpoint(listSources)
  list() {
    return this.sources.list();
  }
}
