import { Injectable } from '@nestjs/common';
import { CodedError, type Me } from '@red-tortoise/contracts';
import type { Organisation } from '@red-tortoise/database';
import { Stores } from '../stores/stores.js';
import type { Access } from './access.guard.js';

const suspensionOf = ({ suspendedAt, suspendedReason }: Organisation) =>
  suspendedAt && { since: suspendedAt.toISOString(), reason: suspendedReason ?? '' };

@Injectable()
export class AccountsService {
  constructor(private readonly stores: Stores) {}

  async me(access: Access): Promise<Me> {
    const user = await this.stores.database.user.findUnique({
      where: { id: access.userId },
      include: {
        memberships: {
          where: { organisationId: { in: [...access.organisationIds] } },
          include: { organisation: true },
          orderBy: { createdAt: 'asc' },
        },
      },
    });
    if (!user) throw new CodedError('account.sign-in-required');
    const { id, name, email, createdAt } = user;
    const settings = this.stores.settings.current;
    return {
      user: { id, name, email, createdAt: createdAt.toISOString() },
      organisations: user.memberships.map(({ organisation, role }) => ({
        id: organisation.id,
        name: organisation.name,
        personal: organisation.personal,
        role,
        region: organisation.region,
        suspended: suspensionOf(organisation),
        features: settings.featuresOf(organisation.id),
      })),
      ...(access.supportEndsAt && { support: { endsAt: access.supportEndsAt.toISOString() } }),
    };
  }
}
