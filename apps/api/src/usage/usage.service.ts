import { Injectable } from '@nestjs/common';
import type { Usage } from '@red-tortoise/contracts';
import { readUsage } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';

@Injectable()
export class UsageService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async get(access: Access, wanted: string | undefined): Promise<Usage> {
    const { database, settings } = this.stores;
    const { planId, ...organisation } = await database.organisation.findUniqueOrThrow({
      where: { id: this.access.organisation(access, wanted) },
      select: { id: true, name: true, personal: true, planId: true },
    });
    const plan = settings.current.plan(planId);
    return {
      organisation,
      plan: plan.id === null ? null : { id: plan.id, label: plan.label },
      quotas: await readUsage(database, organisation.id, plan),
    };
  }
}
