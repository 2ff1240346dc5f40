import { Injectable } from '@nestjs/common';
import {
  CodedError,
  type listBreaches as listBreachesContract,
  Policy,
  type PolicyBreach,
  type StoredPolicy,
  type Verdict,
} from '@red-tortoise/contracts';
import { judgeProject, listBreaches, setPolicy } from '@red-tortoise/domain';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';

type BreachQuery = z.output<typeof listBreachesContract.query>;

@Injectable()
export class PoliciesService {
  constructor(
    private readonly access: AccessService,
    private readonly stores: Stores,
  ) {}

  async get(access: Access, id: string): Promise<StoredPolicy> {
    const { organisationId } = await this.access.membership(access, id);
    return await this.show(organisationId);
  }

  async put(access: Access, id: string, policy: Policy): Promise<StoredPolicy> {
    const { organisationId, role } = await this.access.membership(access, id);
    if (role !== 'owner') throw new CodedError('policy.owner-only');
    await setPolicy(this.stores.context, { organisationId, userId: access.userId }, policy);
    return await this.show(organisationId);
  }

  async judge(access: Access, projectId: string): Promise<Verdict> {
    const { id, organisationId } = await this.access.project(access, projectId);
    return await judgeProject(this.stores.context, { organisationId, projectId: id });
  }

  async listBreaches(
    access: Access,
    projectId: string,
    { rule, limit, cursor }: BreachQuery,
  ): Promise<{ items: PolicyBreach[]; next: string | null }> {
    const { id, organisationId } = await this.access.project(access, projectId);
    const place = decodeCursor(z.object({ rule: z.literal(rule), key: z.string().max(2_000) }), cursor);
    const scope = { organisationId, projectId: id };
    const rows = await listBreaches(this.stores.context, scope, { rule, after: place?.key, limit: limit + 1 });
    const page = cutPage(rows, limit, ({ key }) => ({ rule, key }));
    return { items: page.rows.map(({ breach }) => breach), next: page.next };
  }

  private async show(organisationId: string): Promise<StoredPolicy> {
    const { database } = this.stores;
    const stored = await database.organisationPolicy.findUnique({ where: { organisationId } });
    const by = stored?.updatedById ? await database.user.findUnique({ where: { id: stored.updatedById } }) : null;
    return {
      organisationId,
      policy: Policy.parse(stored?.rules ?? {}),
      updatedAt: stored?.updatedAt.toISOString() ?? null,
      updatedBy: by?.name ?? null,
    };
  }
}
