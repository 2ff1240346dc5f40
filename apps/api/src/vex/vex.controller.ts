import { Controller, Param, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { importVex } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { rawBody } from '../http/read-body.js';
import { VexService } from './vex.service.js';

@ApiTags('findings')
@Controller()
export class VexController {
  constructor(private readonly vex: VexService) {}

  @Endpoint(importVex)
  @RouteConfig(rawBody)
  @ApiConsumes('application/json', 'application/octet-stream')
  @ApiBody({ schema: { type: 'object' }, description: 'A CycloneDX document with analyses, or an OpenVEX document' })
  import(
    @CurrentAccess() access: Access,
    @Param({ schema: importVex.params }) { id }: z.output<typeof importVex.params>,
    @Req() request: FastifyRequest,
  ) {
    return this.vex.import(access, id, request);
  }
}
