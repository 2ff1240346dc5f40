import { Policy } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

/** The policy of an organisation: its own, else the default. */
export async function readPolicy(database: Database, organisationId: string): Promise<Policy> {
  const stored = await database.organisationPolicy.findUnique({ where: { organisationId }, select: { rules: true } });
  return Policy.parse(stored?.rules ?? {});
}
