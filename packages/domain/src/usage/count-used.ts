import { countedTo, type QuotaName } from '@red-tortoise/contracts';
import type { Database, Prisma } from '@red-tortoise/database';

/** What is counted as long as it is there. */
export type CountedQuota = Exclude<QuotaName, 'importsPerDay' | 'componentsPerImport'>;

/**
 * How much of something counts for an organisation. What people own alone counts for their personal organisation, so
 * that nothing counts twice. Bounded, along the indexes by owner.
 */
export async function countUsed(
  database: Database | Prisma.TransactionClient,
  organisationId: string,
  name: CountedQuota,
): Promise<number> {
  const take = countedTo;
  switch (name) {
    case 'projects':
      return database.project.count({ where: { organisationId, deletedAt: null }, take });
    case 'tokens':
      return database.apiToken.count({ where: { organisationId }, take });
    case 'watches':
      return database.watch.count({ where: { userId: { in: await peopleOf(database, organisationId) } }, take });
    case 'channels':
      return database.channel.count({ where: await ownedBy(database, organisationId), take });
    case 'rules':
      return database.alertRule.count({ where: await ownedBy(database, organisationId), take });
  }
}

async function ownedBy(database: Database | Prisma.TransactionClient, organisationId: string) {
  return { OR: [{ organisationId }, { userId: { in: await peopleOf(database, organisationId) } }] };
}

/** Whose personal organisation it is: one person, or nobody. */
async function peopleOf(database: Database | Prisma.TransactionClient, organisationId: string): Promise<string[]> {
  const memberships = await database.membership.findMany({
    where: { organisationId, organisation: { personal: true } },
    select: { userId: true },
    take: 100,
  });
  return memberships.map(({ userId }) => userId);
}
