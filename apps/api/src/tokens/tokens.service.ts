import { Injectable } from '@nestjs/common';
import { CodedError, type createToken, type Token } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';
import { hashOf, newSecret, prefixOf } from './token-secret.js';

type NewToken = z.output<typeof createToken.body>;
const named = { organisation: { select: { name: true } }, createdBy: { select: { name: true } } };
type TokenRow = Prisma.ApiTokenGetPayload<{ include: typeof named }>;

const day = 24 * 60 * 60_000;

@Injectable()
export class TokensService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly quotas: QuotaService,
  ) {}

  async create(access: Access, { name, organisationId: wanted, expiresInDays }: NewToken) {
    const organisationId = this.access.organisation(access, wanted);
    const secret = newSecret();
    const row = await this.quotas.inPlace('tokens', organisationId, ({ apiToken }) =>
      apiToken.create({
        data: {
          organisationId,
          createdById: access.userId,
          name,
          hash: hashOf(secret),
          prefix: prefixOf(secret),
          expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * day),
        },
        include: named,
      }),
    );
    return { ...show(row), secret };
  }

  async list({ organisationIds }: Access): Promise<{ items: Token[] }> {
    const rows = await this.stores.database.apiToken.findMany({
      where: { organisationId: { in: [...organisationIds] } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 1_000,
      include: named,
    });
    return { items: rows.map(show) };
  }

  /** Its maker may, and every owner of its organisation. */
  async delete({ userId, organisationIds }: Access, id: string): Promise<void> {
    const owned = { organisation: { memberships: { some: { userId, role: 'owner' as const } } } };
    const { count } = await this.stores.database.apiToken.deleteMany({
      where: { id, organisationId: { in: [...organisationIds] }, OR: [{ createdById: userId }, owned] },
    });
    if (count === 0) throw new CodedError('token.not-found');
  }
}

function show(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    organisationId: row.organisationId,
    organisationName: row.organisation.name,
    prefix: row.prefix,
    createdBy: row.createdBy.name,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
