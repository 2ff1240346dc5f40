import { masked } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
import { type Row, scalarsOf } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import { wireValue } from '../model/wire-value.js';
import type { Screen } from '../screen/screen.js';
import type { Viewer } from '../viewer.js';
import type { AuditRun } from './audit-run.js';

/** Who does it, and what they say to it. */
export interface Author {
  readonly viewer: Pick<Viewer, 'id' | 'name'>;
  readonly comment?: string | undefined;
  readonly jobId?: string;
  /** Where several rows are changed together. */
  readonly run?: AuditRun | undefined;
}

export type AuditDraft = Omit<Prisma.AuditEntryCreateManyInput, 'state'>;

/**
 * What is written down of one change: of a changed row the fields that changed, of a new or a removed one all.
 * Secrets are masked; that they changed shows all the same.
 */
export function auditDraft(
  screen: Screen,
  author: Author,
  change: { verb: string; before: Row | null; after: Row | null },
): AuditDraft {
  const { verb, before, after } = change;
  const row = (after ?? before) as Row;
  const fields =
    before && after ? changedFields(screen, before, after) : scalarsOf(screen.model).map(({ name }) => name);
  return {
    byId: author.viewer.id,
    byName: author.viewer.name,
    screen: screen.name,
    objectId: idOf(screen.model, before ?? row),
    objectTitle: screen.title.of(before ?? row).slice(0, 300),
    verb,
    before: before ? recorded(screen, before, fields) : Prisma.DbNull,
    after: after ? recorded(screen, after, fields) : Prisma.DbNull,
    comment: author.comment || null,
    jobId: author.jobId ?? null,
    ...author.run?.next(),
  };
}

function changedFields({ model }: Screen, before: Row, after: Row): string[] {
  const text = (value: unknown) => JSON.stringify(wireValue(value));
  return scalarsOf(model)
    .map(({ name }) => name)
    .filter((name) => text(before[name]) !== text(after[name]));
}

function recorded({ secret }: Screen, row: Row, fields: readonly string[]): Prisma.InputJsonObject {
  const entries = fields.map((name) => [name, secret.has(name) ? hidden(row[name]) : wireValue(row[name])] as const);
  return Object.fromEntries(entries) as Prisma.InputJsonObject;
}

const hidden = (value: unknown) => (value === null || value === undefined ? null : masked);
