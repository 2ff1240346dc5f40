import type { Database } from '@red-tortoise/database';
import { ImportModel } from '@red-tortoise/documents';
import type { CustomerScope } from './customer-scope.js';
import type { Holder } from './data-set.js';

const projectsAtOnce = 500;

/** One whose documents are read at a time. Keys ascend, so that an export goes on where it was. */
export interface HolderId {
  readonly key: string;
  readonly id: string;
}

/** Those whose documents are the customer's, from a key on. */
export async function* holdersOf(
  database: Pick<Database, 'project'>,
  per: Holder,
  scope: CustomerScope,
  from = '',
): AsyncGenerator<HolderId> {
  if (per === 'project' || per === 'import') {
    for await (const projectId of projectsOf(database, scope, from.split('/')[0])) {
      const held = per === 'project' ? [{ key: projectId, id: projectId }] : await importsOf(projectId);
      yield* held.filter(({ key }) => key >= from);
    }
    return;
  }
  const { organisationIds, userIds, memberOf } = scope;
  const ids = {
    organisation: organisationIds,
    person: userIds,
    owner: [...organisationIds, ...userIds],
    colleagues: memberOf,
  }[per];
  for (const id of ids.toSorted()) if (id >= from) yield { key: id, id };
}

/** In order of their ids. */
export async function* projectsOf(
  database: Pick<Database, 'project'>,
  { organisationIds }: CustomerScope,
  from = '',
): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const page: { id: string }[] = await database.project.findMany({
      where: { organisationId: { in: organisationIds }, id: after === null ? { gte: from } : { gt: after } },
      orderBy: { id: 'asc' },
      take: projectsAtOnce,
      select: { id: true },
    });
    for (const { id } of page) yield id;
    const last = page.at(-1);
    if (!last || page.length < projectsAtOnce) return;
    after = last.id;
  }
}

async function importsOf(projectId: string): Promise<HolderId[]> {
  const imports = await ImportModel.find({ projectId }).select({ _id: 1 }).sort({ _id: 1 }).lean();
  return imports.map(({ _id }) => ({ key: `${projectId}/${_id}`, id: _id }));
}
