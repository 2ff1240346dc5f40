import { adminMostRelations } from '@red-tortoise/contracts';
import type { Row } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import type { FormField, Link } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { FieldsInvalid } from './errors.js';
import { may, visible } from './permissions.js';

/**
 * A relation leads to rows that are there, and that the viewer may see; what is ticked is among the choices. What a list
 * held `before` may stay in it: it may be gone by now, and that keeps nobody from changing the rest.
 */
export async function checkChosen(
  call: ReadCall,
  fields: Iterable<FormField>,
  values: Row,
  before: Row | null = null,
): Promise<void> {
  const entered = [...fields].filter(({ field }) => values[field.name] != null);
  const issues = [
    ...entered.flatMap((field) => unknownChoices(call, field, values, before)),
    ...(await unreachableLinks(call, entered, values, before)),
  ];
  if (issues.length > 0) throw new FieldsInvalid(issues);
}

type Issues = FieldsInvalid['issues'];

function unknownChoices({ site }: ReadCall, one: FormField, values: Row, before: Row | null): Issues {
  const choices = site.choicesOf(one);
  if (choices === null) return [];
  const known = new Set(choices.flatMap(({ options }) => options.map(({ value }) => value)));
  const unknown = gained(one, values, before).filter((value) => !known.has(String(value)));
  if (unknown.length === 0) return [];
  return [{ path: one.shown.name, message: `cannot have what there is not: ${unknown.slice(0, 10).join(', ')}` }];
}

/** Of a list what it did not hold before, each once. */
function gained({ field }: FormField, values: Row, before: Row | null): unknown[] {
  const had = new Set(before?.[field.name] as unknown[] | undefined);
  return [...new Set(values[field.name] as unknown[])].filter((value) => !had.has(value));
}

async function unreachableLinks(
  call: ReadCall,
  entered: readonly FormField[],
  values: Row,
  before: Row | null,
): Promise<Issues> {
  const issues = await Promise.all(
    entered.map(async (one) => {
      const { link, shown, field } = one;
      if (!link) return [];
      const path = shown.name;
      if (!link.several) {
        const missing = await unreachable(call, link, [values[field.name]]);
        return missing.length > 0 ? [{ path, message: 'leads to no row' }] : [];
      }
      const message = `leads to more than ${adminMostRelations} rows`;
      if ((values[field.name] as unknown[]).length > adminMostRelations) return [{ path, message }];
      const missing = await unreachable(call, link, gained(one, values, before));
      if (missing.length === 0) return [];
      return [{ path, message: `leads to no row: ${missing.slice(0, 10).join(', ')}` }];
    }),
  );
  return issues.flat();
}

/** Those of these values that lead to no row that the viewer may see. */
async function unreachable(call: ReadCall, link: Link, values: readonly unknown[]): Promise<string[]> {
  const ids = values.map(String);
  const target = call.site.screenOf(link.model);
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
