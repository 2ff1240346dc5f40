import type { Viewer } from '@red-tortoise/admin-kit';
import type { Database, Prisma } from '@red-tortoise/database';

interface Operation {
  /** The screen in whose history it stands. */
  readonly screen: string;
  readonly objectId: string;
  readonly objectTitle: string;
  readonly verb: string;
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
  readonly comment?: string | undefined;
}

/** Puts on record what staff did to what runs. In a transaction it stands or falls with what it speaks of. */
export async function recordOperation(
  database: Pick<Database, 'auditEntry'>,
  viewer: Pick<Viewer, 'id' | 'name'>,
  { objectTitle, comment, ...operation }: Operation,
): Promise<void> {
  const data = { ...operation, objectTitle: objectTitle.slice(0, 300), comment: comment || null };
  await database.auditEntry.create({ data: { byId: viewer.id, byName: viewer.name, ...data } });
}
