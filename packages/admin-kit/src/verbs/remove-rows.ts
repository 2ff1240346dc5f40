import { type AdminOutcome, type AdminPreview, adminRowsAtOnce } from '@red-tortoise/contracts';
import { AuditRun } from '../audit/audit-run.js';
import { requestJob } from '../jobs/request-job.js';
import type { AdminCall } from '../site/admin-context.js';
import { withStoreRules } from '../stores/store-errors.js';
import { inWriteScope } from '../stores/write-scope.js';
import { demandWrite, screenFor } from './permissions.js';
import { removalEffects } from './removal-effects.js';
import { removeRecorded } from './remove-recorded.js';
import { lookAtSelection } from './selection.js';
import type { InputOf } from './verb-input.js';

export async function previewRemoval(
  call: AdminCall,
  name: string,
  { selection }: InputOf<'previewRemoval'>,
): Promise<AdminPreview> {
  const screen = screenFor(call, name);
  demandWrite(call, screen, 'delete');
  const { where, total, first, isLong } = await lookAtSelection(call, screen, selection);
  return { total, rows: [...first], along: await removalEffects(call, screen, where), job: isLong };
}

export async function removeRows(
  call: AdminCall,
  name: string,
  { selection, comment }: InputOf<'remove'>,
): Promise<AdminOutcome> {
  const screen = screenFor(call, name);
  demandWrite(call, screen, 'delete');
  const chosen = await lookAtSelection(call, screen, selection);
  if (chosen.isLong) {
    const asked = { kind: 'removal', screen: screen.name, name: 'delete', selection, input: {}, comment } as const;
    return { done: 0, message: null, job: await requestJob(call, asked, chosen) };
  }
  const done = await withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const rows = await scope.writerOf(screen.model).lock(chosen.where, adminRowsAtOnce);
      const author = { viewer: call.viewer, comment, run: AuditRun.over(rows) };
      await removeRecorded(call, screen, rows, { scope, author });
      return rows.length;
    }),
  );
  return { done, message: null, job: null };
}
