import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { createImport, getImport, importProgressPath, listImports, type PageQuery } from '@red-tortoise/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { OpenStreams } from '../http/open-streams.js';
import { rawBody } from '../http/read-body.js';
import { lastEventIdOf } from '../http/start-event-stream.js';
import { Stores } from '../stores/stores.js';
import { followImport } from './follow-import.js';
import { ImportsService } from './imports.service.js';

type Params = z.output<typeof getImport.params>;

@ApiTags('imports')
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly stores: Stores,
    private readonly streams: OpenStreams,
  ) {}

  @Endpoint(createImport)
  @RouteConfig(rawBody)
  @ApiConsumes('application/octet-stream', 'application/json', 'text/plain', 'multipart/form-data')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'The lockfile or SBOM; gzip is accepted' })
  async create(
    @CurrentAccess() access: Access,
    @Param({ schema: createImport.params }) { id }: Params,
    @Query({ schema: createImport.query }) { filename }: z.output<typeof createImport.query>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const accepted = await this.imports.create(access, id, filename, request);
    reply.header('location', `/v1/imports/${accepted.id}`);
    return accepted;
  }

  @Endpoint(listImports)
  list(
    @CurrentAccess() access: Access,
    @Param({ schema: listImports.params }) { id }: Params,
    @Query({ schema: listImports.query }) query: PageQuery,
  ) {
    return this.imports.list(access, id, query);
  }

  @Endpoint(getImport)
  get(@CurrentAccess() access: Access, @Param({ schema: getImport.params }) { id }: Params) {
    return this.imports.get(access, id);
  }

  @Get(importProgressPath)
  @ApiOperation({ summary: 'The progress of an import as server-sent events', operationId: 'get_imports_id_progress' })
  @ApiProduces('text/event-stream')
  async follow(
    @CurrentAccess() access: Access,
    @Param({ schema: getImport.params }) { id }: Params,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.imports.get(access, id);
    const response = this.streams.start(access, reply);
    const close = followImport(response, {
      look: () => this.imports.get(access, id),
      onChange: (listener) =>
        this.stores.queue.onSignal('import.progressed', ({ importId }) => importId === id && listener()),
      lastEventId: lastEventIdOf(request),
    });
    // Who left before this has told so already.
    if (response.destroyed) close();
  }
}
