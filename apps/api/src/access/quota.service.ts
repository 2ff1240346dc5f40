import { Injectable } from '@nestjs/common';
import { CodedError, QuotaExceeded } from '@red-tortoise/contracts';
import { type Organisation, Prisma } from '@red-tortoise/database';
import { type CountedQuota, countImport, countUsed, readImportCount } from '@red-tortoise/domain';
import { Stores } from '../stores/stores.js';

type OrganisationRow = Pick<Organisation, 'name' | 'planId'>;

/** The one place that holds what is made to the plan of its organisation. */
@Injectable()
export class QuotaService {
  constructor(private readonly stores: Stores) {}

  /**
   * Makes one more of something, in a transaction in which nobody else does so for this organisation: two requests at
   * once cannot both take the last place.
   *
   * @throws QuotaExceeded
   */
  async inPlace<T>(
    name: CountedQuota,
    organisationId: string,
    make: (transaction: Prisma.TransactionClient) => Promise<T>,
  ): Promise<T> {
    return this.stores.database.$transaction(async (transaction) => {
      // In a mode that lets rows which refer to the organisation be written meanwhile.
      const [row] = await transaction.$queryRaw<OrganisationRow[]>(
        Prisma.sql`select "name", "planId" from organisations where id = ${organisationId} for no key update`,
      );
      const { organisation, plan } = this.planOf(row);
      const limit = plan[name];
      const used = limit === null ? 0 : await countUsed(transaction, organisationId, name);
      if (limit !== null && used >= limit) {
        throw new QuotaExceeded({ name, used, limit, resetsAt: null }, organisation, plan.label);
      }
      return make(transaction);
    });
  }

  /**
   * Counts one more import of this day.
   *
   * @throws QuotaExceeded
   */
  async countImport(organisationId: string): Promise<void> {
    const { database } = this.stores;
    const { organisation, plan } = this.planOf(
      await database.organisation.findUnique({ where: { id: organisationId }, select: { name: true, planId: true } }),
    );
    const limit = plan.importsPerDay;
    if (await countImport(database, organisationId, limit)) return;
    const { used, resetsAt } = await readImportCount(database, organisationId);
    const quota = { name: 'importsPerDay', used, limit, resetsAt: resetsAt.toISOString() } as const;
    throw new QuotaExceeded(quota, organisation, plan.label);
  }

  private planOf(row: OrganisationRow | null | undefined) {
    if (!row) throw new CodedError('organisation.not-found');
    return { organisation: row.name, plan: this.stores.settings.current.plan(row.planId) };
  }
}
