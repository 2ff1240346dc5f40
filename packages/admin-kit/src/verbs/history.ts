import { type AdminHistoryEntry, CodedError } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { z } from 'zod';
import type { Row } from '../model/model-info.js';
import { withIds } from '../model/row-id.js';
import type { Screen } from '../screen/screen.js';
import { pluralOf, wordsOf } from '../screen/words.js';
import type { AdminCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { screenFor, visible } from './permissions.js';
import type { AlongRecord } from './remove-recorded.js';
import { restoring } from './restore.js';
import type { InputOf, OutputOf } from './verb-input.js';

type Entry = Prisma.AuditEntryModel;
type Page = OutputOf<'history'>;

/** What happened to one row. Of a row that is gone everything shows, unless an object rule narrows what is seen. */
export async function rowHistory(call: AdminCall, name: string, id: string, query: InputOf<'history'>): Promise<Page> {
  const screen = screenFor(call, name);
  if (screen.objectRule(call.viewer) !== null) await demandSeen(call, screen, id);
  return readEntries(call, { screen: screen.name, objectId: id }, query);
}

async function readEntries(
  call: AdminCall,
  where: Prisma.AuditEntryWhereInput,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page> {
  demandEntryId(cursor);
  const rows = await call.database.auditEntry.findMany({
    where: { ...where, ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
    // Ids carry their time, so that their order is the order of events.
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { shown, next } = cutPage(rows, limit);
  return { items: shown.map((entry) => showEntry(call, entry)), next };
}

export function demandEntryId(cursor: string | undefined): void {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success) throw new CodedError('request.cursor-invalid');
}

/** Of rows that are one more than a page has, if there are more. */
export function cutPage<T extends { id: string }>(rows: readonly T[], limit: number) {
  const shown = rows.slice(0, limit);
  return { shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

export function showEntry(call: AdminCall, entry: Entry): AdminHistoryEntry {
  const screen = call.site.screens.get(entry.screen);
  const [before, after] = [(entry.before ?? {}) as Row, (entry.after ?? {}) as Row];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: { id: entry.byId, name: entry.byName },
    screen: entry.screen,
    objectId: entry.objectId,
    objectTitle: entry.objectTitle,
    verb: entry.verb,
    state: entry.state,
    changes: fields.map((field) => ({
      field,
      label: wordsOf(field),
      before: before[field] ?? null,
      after: after[field] ?? null,
    })),
    comment: entry.comment,
    along: ((entry.along ?? []) as unknown as AlongRecord[]).map(({ model, count, more }) => ({
      label: call.site.screenOf(`postgres:${model}`)?.plural ?? pluralOf(wordsOf(model)),
      count,
      more,
    })),
    ...(screen ? restoring(call.viewer, screen, entry) : { restorable: false, obstacle: null }),
    run: null,
  };
}

async function demandSeen(call: AdminCall, screen: Screen, id: string): Promise<void> {
  const [row] = await rowsOf(call.database, screen.model).find({
    where: { all: [withIds(screen.model, [id]), visible(call.viewer, screen)] },
    order: [],
    limit: 1,
    needs: screen.model.idFields,
  });
  if (!row) throw new CodedError('admin.row-not-found');
}
