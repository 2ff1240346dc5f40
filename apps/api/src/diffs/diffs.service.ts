import { Injectable } from '@nestjs/common';
import { CodedError, type ImportDiff } from '@red-tortoise/contracts';
import { compareImports, previousImport } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';

@Injectable()
export class DiffsService {
  constructor(
    private readonly access: AccessService,
    private readonly stores: Stores,
  ) {}

  async compare(access: Access, importId: string, against: string | undefined): Promise<ImportDiff> {
    const to = await this.access.import(access, importId);
    const from = against === undefined ? await previousImport(to) : await this.access.import(access, against);
    // Imports of two projects have no history in common; to somebody who looks at one, the other is not there.
    if (from && from.projectId !== to.projectId) throw new CodedError('import.not-found');
    if (to.state !== 'done' || (from && from.state !== 'done')) throw new CodedError('import.not-done');
    return await compareImports(this.stores.context, from, to);
  }
}
