import { Prisma } from '@red-tortoise/database';
import type { Owner } from '../access/owner.js';

/** Until the transaction ends nobody else adds to what this owner has: two at once cannot both take the last place. */
export async function lockOwner(transaction: Prisma.TransactionClient, owner: Owner): Promise<void> {
  const { userId, organisationId } = owner;
  await transaction.$queryRaw(
    userId === null
      ? Prisma.sql`select id from organisations where id = ${organisationId} for no key update`
      : Prisma.sql`select id from users where id = ${userId} for no key update`,
  );
}
