import { type AdminOutcome, type AdminPreview, adminRowsAtOnce, CodedError } from '@red-tortoise/contracts';
import { type Author, auditDraft } from '../audit/audit-draft.js';
import { AuditRun } from '../audit/audit-run.js';
import { requestJob } from '../jobs/request-job.js';
import type { Row } from '../model/model-info.js';
import type { Action, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { withStoreRules } from '../stores/store-errors.js';
import { inWriteScope, type WriteScope } from '../stores/write-scope.js';
import { FieldsInvalid } from './errors.js';
import { demand, screenFor } from './permissions.js';
import { removalEffects } from './removal-effects.js';
import { lookAtSelection } from './selection.js';
import type { InputOf } from './verb-input.js';

export async function previewAction(
  call: AdminCall,
  name: string,
  actionName: string,
  { selection }: InputOf<'previewAction'>,
): Promise<AdminPreview> {
  const screen = screenFor(call, name);
  const { permission, declared } = actionOf(screen, actionName);
  demand(call, permission);
  const { where, total, first, isLong } = await lookAtSelection(call, screen, selection);
  const along = declared.removes ? await removalEffects(call, screen, where) : [];
  return { total, rows: [...first], along, job: isLong };
}

export async function act(
  call: AdminCall,
  name: string,
  actionName: string,
  { selection, input: entered, comment }: InputOf<'act'>,
): Promise<AdminOutcome> {
  const screen = screenFor(call, name);
  const action = actionOf(screen, actionName);
  demand(call, action.permission);
  const input = readInput(action, entered);
  const chosen = await lookAtSelection(call, screen, selection);
  if (chosen.isLong) {
    const asked = {
      kind: 'action',
      screen: screen.name,
      name: actionName,
      selection,
      input: entered,
      comment,
    } as const;
    return { done: 0, message: null, job: await requestJob(call, asked, chosen) };
  }
  return withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const rows = await scope.writerOf(screen.model).lock(chosen.where, adminRowsAtOnce);
      const author = { viewer: call.viewer, comment, run: AuditRun.over(rows) };
      const message = await applyAction(call, { screen, action, input, scope, author }, rows);
      return { done: rows.length, message, job: null };
    }),
  );
}

export function actionOf({ actions, name }: Screen, action: string): Action {
  const found = actions.get(action);
  if (!found) throw new CodedError('admin.action-not-found', `${name}.${action}`);
  return found;
}

export function readInput({ declared }: Action, entered: Row): Row {
  const parsed = declared.input?.safeParse(entered);
  if (!parsed) return {};
  if (parsed.success) return parsed.data;
  throw new FieldsInvalid(
    parsed.error.issues.map(({ path, message }) => ({ path: `input.${path.map(String).join('.')}`, message })),
  );
}

export interface ActionRun {
  readonly screen: Screen;
  readonly action: Action;
  readonly input: Row;
  readonly scope: WriteScope;
  readonly author: Author;
}

/** One batch of an action, recorded row by row. Answers what the action says. */
export async function applyAction(
  call: AdminCall,
  { screen, action, input, scope, author }: ActionRun,
  rows: readonly Row[],
): Promise<string | null> {
  if (rows.length === 0) return null;
  const { set, run } = action.declared;
  const describe = (before: Row, after: Row) => auditDraft(screen, author, { verb: action.name, before, after });
  const writer = scope.writerOf(screen.model);
  if (set) {
    await writer.update(rows, set as Row, describe);
    return null;
  }
  let message: string | undefined;
  const { viewer, queue } = call;
  const { transaction, afterCommit } = scope;
  await writer.run(
    rows,
    async () => {
      message = await run?.({ rows, viewer, input, queue, transaction, afterCommit });
    },
    describe,
  );
  return message ?? null;
}
