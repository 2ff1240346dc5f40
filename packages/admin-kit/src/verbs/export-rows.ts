import { adminRowsAtOnce } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { requestJob } from '../jobs/request-job.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { exportedRows, exportNeeds, formats } from './export-format.js';
import { screenFor } from './permissions.js';
import { byId, lookAtSelection } from './selection.js';
import type { InputOf, OutputOf } from './verb-input.js';

/** Rows as a file, in order of their ids: at once when they are few, else as a job. */
export async function exportRows(
  call: AdminCall,
  name: string,
  { format, selection }: InputOf<'export'>,
): Promise<OutputOf<'export'>> {
  const screen = screenFor(call, name);
  const chosen = await lookAtSelection(call, screen, selection);
  await recordExport(call, screen, { format, rows: chosen.total, selection });
  if (chosen.isLong) {
    const job = await requestJob(
      call,
      { kind: 'export', screen: screen.name, name: format, selection, input: {} },
      chosen,
    );
    return { file: null, job };
  }
  const query = { where: chosen.where, order: byId(screen), limit: adminRowsAtOnce, needs: exportNeeds(screen) };
  const rows = await exportedRows(call, screen, await rowsOf(call.database, screen.model).find(query));
  const { head, line, between, end, type } = formats[format];
  const content = `${head(screen)}${rows.map(line).join(between)}${rows.length > 0 || format === 'json' ? end : ''}`;
  return { file: { name: `${screen.name}.${format}`, type, content }, job: null };
}

/** Nothing changes, but rows leave: that too is on record. */
async function recordExport({ database, viewer }: AdminCall, screen: Screen, asked: object): Promise<void> {
  const by = { byId: viewer.id, byName: viewer.name };
  const what = { screen: screen.name, objectId: '*', objectTitle: screen.plural, verb: 'export' };
  await database.auditEntry.create({ data: { ...by, ...what, after: asked as Prisma.InputJsonObject } });
}
