import type { Prisma } from '@red-tortoise/database';
import { type AuditDraft, type Author, auditDraft } from '../audit/audit-draft.js';
import { timeId } from '../audit/time-id.js';
import type { Row } from '../model/model-info.js';
import { keyOfModel, type Screen } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import type { WriteScope } from '../stores/write-scope.js';
import { type TakenCount, takenAlong } from './taken-along.js';

/** What the entry of a removed row says of what went along: of a model so many rows. */
export type AlongRecord = Omit<TakenCount, 'root'>;

/**
 * Removes rows, and writes down each of them and the rows that PostgreSQL takes along: whole up to a limit, else by
 * their number. The rows are locked.
 */
export async function removeRecorded(
  { site }: Pick<ReadCall, 'site'>,
  screen: Screen,
  rows: readonly Row[],
  { scope, author }: { scope: WriteScope; author: Author },
): Promise<void> {
  if (rows.length === 0) return;
  const { model } = screen;
  const taken = model.documents ? { rows: [], counts: [] } : await takenAlong(scope.transaction, model, rows);
  const ids: string[] = [];
  await scope.writerOf(model).remove(rows, (before) => {
    const at = rows.indexOf(before);
    const along = taken.counts.filter(({ root }) => root === at).map(({ root: _, ...count }) => count);
    const draft = auditDraft(screen, author, { verb: 'delete', before, after: null });
    const id = draft.id ?? timeId();
    ids[at] = id;
    return { ...draft, id, ...(along.length > 0 ? { along: along as Prisma.InputJsonArray } : {}) };
  });
  const drafts = taken.rows.flatMap(({ model: child, row, root }): AuditDraft[] => {
    const other = site.screenOf(keyOfModel(child));
    if (!other) return [];
    const draft = auditDraft(other, author, { verb: 'delete', before: row, after: null });
    const alongWithId = ids[root] as string;
    return [{ ...draft, alongWithId, partOfId: author.run?.id ?? alongWithId }];
  });
  if (drafts.length > 0) await scope.transaction.auditEntry.createMany({ data: drafts });
}
