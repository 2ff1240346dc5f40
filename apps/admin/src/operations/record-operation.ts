import type { Viewer } from '@red-tortoise/admin-kit';
import type { DoneToSome } from '@red-tortoise/contracts';
import type { Database, Prisma } from '@red-tortoise/database';

interface Operation {
  /** The screen in whose history it stands; `job` and `dead-letter` have none but the record itself. */
  readonly screen: string;
  readonly objectId: string;
  readonly objectTitle: string;
  readonly verb: string;
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
  readonly comment?: string | undefined;
}
type Author = Pick<Viewer, 'id' | 'name'>;

/** Puts on record what staff did to what runs. In a transaction it stands or falls with what it speaks of. */
export async function recordOperation(
  database: Pick<Database, 'auditEntry'>,
  viewer: Author,
  operation: Operation,
): Promise<void> {
  await database.auditEntry.create({ data: entryOf(viewer, operation) });
}

/**
 * The same for what Redis or RabbitMQ hold: no transaction spans both, so that the intention is written down first.
 * `act` answers why some were refused, by the id of the object.
 */
export async function recordOperations(
  database: Pick<Database, 'auditEntry'>,
  viewer: Author,
  operations: readonly Operation[],
  act: () => Promise<ReadonlyMap<string, string>>,
): Promise<DoneToSome> {
  const entries = await database.auditEntry.createManyAndReturn({
    data: operations.map((operation) => ({ ...entryOf(viewer, operation), state: 'intended' as const })),
    select: { id: true, objectId: true },
  });
  const settle = (state: 'done' | 'failed', which: typeof entries) =>
    database.auditEntry.updateMany({
      where: { id: { in: which.map(({ id }) => id) }, state: 'intended' },
      data: { state },
    });
  const refused = await act();
  const isRefused = ({ objectId }: { objectId: string }) => refused.has(objectId);
  await settle('failed', entries.filter(isRefused));
  const done = entries.filter((entry) => !isRefused(entry));
  await settle('done', done);
  return { done: done.length, refused: [...refused].map(([id, reason]) => ({ id, reason })) };
}

function entryOf({ id, name }: Author, { objectTitle, comment, ...operation }: Operation) {
  const said = { objectTitle: objectTitle.slice(0, 300), comment: comment || null };
  return { byId: id, byName: name, ...operation, ...said };
}
