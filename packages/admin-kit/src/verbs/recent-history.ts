import type { AdminCount } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
import type { AdminCall } from '../site/admin-context.js';
import { cutPage, demandEntryId, showEntry } from './history.js';
import { may } from './permissions.js';
import type { InputOf, OutputOf } from './verb-input.js';

type Entry = Prisma.AuditEntryModel;
interface Place {
  readonly screens: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Rows of a run whose job is forgotten, or that was none, are counted so far. */
const mostCounted = 1_000;

/**
 * The newest changes on the screens that the viewer sees whole, one for each run over several rows; or all the changes
 * of one run. What went along with a removed row is part of its removal.
 */
export async function recentHistory(
  call: AdminCall,
  { mine, run, limit, cursor }: InputOf<'recent'>,
): Promise<OutputOf<'recent'>> {
  demandEntryId(cursor);
  const screens = [...call.site.screens.values()]
    .filter(({ permissions, objectRule }) => may(call.viewer, permissions.view) && objectRule(call.viewer) === null)
    .map(({ name }) => name);
  const place = { screens, limit, cursor };
  if (run !== undefined) {
    const { shown, next } = cutPage(await findParts(call, run, place), limit);
    return { items: shown.map((entry) => showEntry(call, entry)), next };
  }
  const { shown, next } = cutPage(await (mine ? findOwnLines(call, place) : findLines(call, place)), limit);
  const runs = await countRuns(call, shown);
  return { items: shown.map((entry) => showLine(call, entry, runs.get(entry.id))), next };
}

/** What only its first row says, a run does not. */
function showLine(call: AdminCall, entry: Entry, run: AdminCount | undefined) {
  const shown = showEntry(call, entry);
  return run && run.count > 1 ? { ...shown, changes: [], along: [], restorable: false, obstacle: null, run } : shown;
}

/** From each screen as many as a page has, however many entries of other screens stand between them. */
async function findLines({ database }: AdminCall, { screens, limit, cursor }: Place): Promise<Entry[]> {
  const before = cursor === undefined ? Prisma.empty : Prisma.sql`and "id" < ${cursor}`;
  const found = await database.$queryRaw<{ id: string }[]>`
    select "line"."id" from unnest(${screens}::text[]) as "seen" ("screen") cross join lateral (
      select "id" from "audit_entries"
      where "screen" = "seen"."screen" and "partOfId" is null ${before} order by "id" desc limit ${limit + 1}
    ) as "line" order by "line"."id" desc limit ${limit + 1}`;
  return database.auditEntry.findMany({ where: { id: { in: found.map(({ id }) => id) } }, orderBy: { id: 'desc' } });
}

function findOwnLines({ database, viewer }: AdminCall, { screens, limit, cursor }: Place): Promise<Entry[]> {
  return database.auditEntry.findMany({
    where: { byId: viewer.id, partOfId: null, screen: { in: [...screens] }, ...behind(cursor) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}

/** The first entry of a run was begun before all others: it is the last. */
async function findParts({ database }: AdminCall, run: string, { screens, limit, cursor }: Place): Promise<Entry[]> {
  const screen = { in: [...screens] };
  const parts = await database.auditEntry.findMany({
    where: { partOfId: run, screen, ...behind(cursor) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  if (parts.length > limit) return parts;
  return [...parts, ...(await database.auditEntry.findMany({ where: { id: run, screen } }))];
}

const behind = (cursor: string | undefined) => (cursor === undefined ? {} : { id: { lt: cursor } });

/** How many rows each of these entries stands for: of a job its own record says it, others are counted. */
async function countRuns({ database }: AdminCall, entries: readonly Entry[]): Promise<Map<string, AdminCount>> {
  const jobIds = entries.flatMap(({ jobId }) => jobId ?? []);
  const jobs = await database.adminJob.findMany({ where: { id: { in: jobIds } }, select: { id: true, done: true } });
  const done = new Map(jobs.map((job) => [job.id, job.done]));
  const known = entries.flatMap(({ id, jobId }) => {
    const count = done.get(jobId ?? '');
    return count === undefined ? [] : [[id, { count, more: false }] as const];
  });
  const unknown = entries.filter(({ jobId }) => !done.has(jobId ?? '')).map(({ id }) => id);
  const counted = await database.$queryRaw<{ id: string; others: number; read: number }[]>`
    select "first"."id", count(*)::int as "read", (count(distinct "part"."objectId") filter (
      where "part"."screen" = "first"."screen" and "part"."objectId" <> "first"."objectId"
    ))::int as "others"
    from "audit_entries" as "first" cross join lateral (
      select "screen", "objectId" from "audit_entries"
      where "partOfId" = "first"."id" order by "id" limit ${mostCounted}
    ) as "part" where "first"."id" = any(${unknown}::text[]) group by "first"."id"`;
  return new Map([
    ...known,
    ...counted.map(({ id, others, read }) => {
      const more = read === mostCounted && others > 0;
      return [id, { count: more ? others : others + 1, more }] as const;
    }),
  ]);
}
