import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getFlow } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { FlowService } from './flow.service.js';

@ApiTags('flow')
@Controller()
export class FlowController {
  constructor(private readonly flow: FlowService) {}

  @Endpoint(getFlow)
  get() {
    return this.flow.get();
  }
}
