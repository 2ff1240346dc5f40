import { adminMostRelations } from '@red-tortoise/contracts';
import type { Row } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import type { FormField } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { FieldsInvalid } from './errors.js';
import { may, visible } from './permissions.js';

/**
 * A relation leads to rows that are there, and that the viewer may see. What a list held `before` may stay in it: the
 * row may be gone by now, and that keeps nobody from changing the others.
 */
export async function checkLinks(
  call: ReadCall,
  fields: Iterable<FormField>,
  values: Row,
  before: Row | null = null,
): Promise<void> {
  const chosen = [...fields].filter(({ link, field }) => link && values[field.name] != null);
  const issues = await Promise.all(
    chosen.map(async ({ shown, field, link }) => {
      const held = values[field.name];
      if (!link?.several) {
        return (await unreachable(call, link, [held])).length > 0
          ? [{ path: shown.name, message: 'leads to no row' }]
          : [];
      }
      const had = new Set(before?.[field.name] as unknown[] | undefined);
      const all = new Set(held as unknown[]);
      if (all.size > adminMostRelations) {
        return [{ path: shown.name, message: `leads to more than ${adminMostRelations} rows` }];
      }
      const missing = await unreachable(
        call,
        link,
        [...all].filter((value) => !had.has(value)),
      );
      if (missing.length === 0) return [];
      return [{ path: shown.name, message: `leads to no row: ${missing.slice(0, 10).join(', ')}` }];
    }),
  );
  if (issues.flat().length > 0) throw new FieldsInvalid(issues.flat());
}

/** Those of these values that lead to no row that the viewer may see. */
async function unreachable(call: ReadCall, link: FormField['link'], values: readonly unknown[]): Promise<string[]> {
  const ids = values.map(String);
  const target = link && call.site.screenOf(link.model);
  if (ids.length === 0 || !target || !may(call.viewer, target.permissions.view)) return ids;
  const rows = await rowsOf(call.database, target.model).find({
    where: { all: [withIds(target.model, ids), visible(call.viewer, target)] },
    order: [],
    limit: ids.length,
    needs: target.model.idFields,
  });
  const found = new Set(rows.map((row) => idOf(target.model, row)));
  return ids.filter((id) => !found.has(id));
}
