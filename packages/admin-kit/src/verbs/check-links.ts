import type { Row } from '../model/model-info.js';
import { withIds } from '../model/row-id.js';
import type { FormField } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { FieldsInvalid } from './errors.js';
import { may, visible } from './permissions.js';

/** A relation leads to a row that is there, and that the viewer may see. */
export async function checkLinks(call: ReadCall, fields: Iterable<FormField>, values: Row): Promise<void> {
  const chosen = [...fields].filter(({ link, field }) => link && values[field.name] != null);
  const missing = await Promise.all(
    chosen.map(async ({ shown, field, link }) => {
      const target = link && call.site.screenOf(link.model);
      if (!target || !may(call.viewer, target.permissions.view)) return shown.name;
      const [row] = await rowsOf(call.database, target.model).find({
        where: { all: [withIds(target.model, [String(values[field.name])]), visible(call.viewer, target)] },
        order: [],
        limit: 1,
        needs: target.model.idFields,
      });
      return row ? null : shown.name;
    }),
  );
  const issues = missing.filter((name) => name !== null).map((path) => ({ path, message: 'leads to no row' }));
  if (issues.length > 0) throw new FieldsInvalid(issues);
}
