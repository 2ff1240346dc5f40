import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { exportFormats, exportPath } from '@red-tortoise/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { OpenStreams } from '../http/open-streams.js';
import { Stores } from '../stores/stores.js';
import { ExportsService } from './exports.service.js';
import { sendFile } from './send-file.js';

const Params = z.object({ id: z.uuid(), format: z.string().max(32) });
const ExportQuery = z.object({ of: z.enum(['components', 'findings']).default('components') });

@ApiTags('exports')
@Controller()
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly stores: Stores,
    private readonly streams: OpenStreams,
  ) {}

  @Get(exportPath)
  @ApiOperation({
    summary: 'A project as a file: CycloneDX 1.6 with VEX, SPDX 2.3, SARIF 2.1.0, or CSV of components or findings',
    operationId: 'get_projects_id_exports_format',
  })
  @ApiProduces(...Object.values(exportFormats).map(({ contentType }) => contentType))
  async export(
    @CurrentAccess() access: Access,
    @Param({ schema: Params }) { id, format }: z.output<typeof Params>,
    @Query({ schema: ExportQuery }) { of }: z.output<typeof ExportQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.exports.export(access, id, format, of);
    await sendFile(reply, file, (stop) => this.streams.add(stop)).catch((error: NodeJS.ErrnoException) => {
      if (!reply.raw.headersSent) throw error;
      // A reader that went away is no fault of anybody's.
      if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      this.stores.logger.warn({ err: error, projectId: id, format }, 'an export broke off');
    });
  }
}
