import { Injectable } from '@nestjs/common';
import type { importVex } from '@red-tortoise/contracts';
import { FindingModel } from '@red-tortoise/documents';
import { decideAll } from '@red-tortoise/domain';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { demandFeature } from '../access/demand-feature.js';
import type { Access } from '../accounts/access.guard.js';
import { UploadSlots } from '../imports/upload-slots.js';
import { Stores } from '../stores/stores.js';
import { planVex } from './plan-vex.js';
import { readVex } from './read-vex.js';
import type { VexFinding } from './vex-finding.js';

const skippedShown = 100;
/** Milliseconds. */
const longestRead = 10_000;

@Injectable()
export class VexService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly slots: UploadSlots,
  ) {}

  /** Applies a VEX document to the findings of a project. The same document again changes nothing. */
  async import(
    access: Access,
    projectId: string,
    request: FastifyRequest,
  ): Promise<z.output<typeof importVex.response>> {
    const project = await this.access.project(access, projectId);
    demandFeature(this.stores, 'vex-uploads', project.organisationId);
    return this.slots.run(access.userId, async () => {
      const { format, count, statements } = await readVex(request);
      const plan = planVex(statements, await findingsOf(project.id));
      const applied = await decideAll(this.stores.context, project.id, plan.decisions, await this.personOf(access));
      const skipped = plan.skipped.slice(0, skippedShown);
      return { format, statements: count, applied, unchanged: plan.unchanged, skipped };
    });
  }

  private async personOf({ userId }: Access) {
    const { name } = await this.stores.database.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true },
    });
    return { userId, name, reason: 'vex' as const };
  }
}

/** Of components that are there: what is fixed needs no decision. */
async function findingsOf(projectId: string): Promise<VexFinding[]> {
  return FindingModel.find({ projectId, state: { $in: ['open', 'not-affected', 'risk-accepted', 'false-positive'] } })
    .select({ names: 1, packagePurl: 1, version: 1, triage: 1, history: 1 })
    .maxTimeMS(longestRead)
    .lean();
}
