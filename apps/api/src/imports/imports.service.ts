import { Injectable } from '@nestjs/common';
import type { Import, PageQuery } from '@red-tortoise/contracts';
import { type ImportDocument, ImportModel } from '@red-tortoise/documents';
import { acceptImport, currentImportId, toImport } from '@red-tortoise/domain';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { receiveUpload } from './receive-upload.js';
import { UploadSlots } from './upload-slots.js';

const Place = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.string().max(64) });

@Injectable()
export class ImportsService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly quotas: QuotaService,
    private readonly slots: UploadSlots,
  ) {}

  async create(
    access: Access,
    projectId: string,
    filename: string | undefined,
    request: FastifyRequest,
  ): Promise<Import> {
    const project = await this.access.project(access, projectId);
    const scope = { organisationId: project.organisationId, projectId: project.id };
    const accepted = await this.slots.run(access.userId, async () => {
      const upload = await receiveUpload(request, this.stores.settings.current.value('imports.largest-bytes'));
      const manifest = { ...upload, filename: filename ?? upload.filename };
      return acceptImport(this.stores.context, scope, manifest, () => this.quotas.countImport(scope.organisationId));
    });
    return this.show(accepted);
  }

  async get(access: Access, id: string): Promise<Import> {
    return this.show(await this.access.import(access, id));
  }

  async list(access: Access, projectId: string, { limit, cursor }: PageQuery) {
    const project = await this.access.project(access, projectId);
    const after = decodeCursor(Place, cursor);
    const rows = await ImportModel.find({
      projectId: project.id,
      ...(after && { $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }] }),
    })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const page = cutPage(rows, limit, ({ createdAt, _id }) => ({ at: createdAt.toISOString(), id: _id }));
    const currentId = await currentImportId(project.id);
    return { items: page.rows.map((row) => toImport(row, currentId)), next: page.next };
  }

  private async show(document: ImportDocument): Promise<Import> {
    return toImport(document, await currentImportId(document.projectId));
  }
}
