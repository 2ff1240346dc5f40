import type { AdminPreview } from '@red-tortoise/contracts';
import { adminCountLimit } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { dataModel } from '@red-tortoise/database';
import type { Condition } from '../conditions/condition.js';
import { prismaWhere } from '../conditions/prisma-where.js';
import { prismaModel } from '../model/prisma-model.js';
import { idOf } from '../model/row-id.js';
import type { Screen } from '../screen/screen.js';
import { pluralOf, wordsOf } from '../screen/words.js';
import type { AdminCall } from '../site/admin-context.js';
import { delegateOf } from '../stores/prisma-delegate.js';
import { bounded } from '../stores/prisma-rows.js';
import { rowsOf } from '../stores/rows-of.js';
import { may } from './permissions.js';
import { byId } from './selection.js';

type Effect = AdminPreview['along'][number];
/** So many steps away from the removed row effects are looked for. */
const deepest = 4;
/** So many rows are asked for what declared dependents they have. */
const rowsAsked = 200;

/** What else a removal touches: found from the relations of the models, and from declared dependents. */
export async function removalEffects(call: AdminCall, screen: Screen, where: Condition): Promise<Effect[]> {
  const found = screen.model.store === 'postgres' ? await relatedRows(call, screen, where) : [];
  return [...found, ...(await declaredRows(call, screen, where))];
}

interface Step {
  model: string;
  /** Holds for the rows of this model that are reached. */
  where: object;
  depth: number;
}

async function relatedRows(call: AdminCall, screen: Screen, where: Condition): Promise<Effect[]> {
  const effects: Effect[] = [];
  const steps: Step[] = [{ model: screen.model.name, where: prismaWhere(where, screen.model), depth: 0 }];
  const seen = new Set<string>();
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    for (const { child, field, onDelete } of childrenOf(step.model)) {
      const key = `${child}.${field}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const reached = { [field]: step.where };
      const count = bounded(await countRows(call.database, child, reached), adminCountLimit);
      if (count.count === 0) continue;
      const effect = onDelete === 'Cascade' ? 'removed' : onDelete === 'SetNull' ? 'unlinked' : 'refuses';
      effects.push({ ...describe(call, child), ...count, effect });
      if (effect === 'removed' && step.depth < deepest)
        steps.push({ model: child, where: reached, depth: step.depth + 1 });
    }
  }
  return effects;
}

function countRows(database: Database, model: string, where: object): Promise<number> {
  return delegateOf(database, { name: model }).count({ where, take: adminCountLimit + 1 });
}

/** The fields of other models that hold a row of this one. */
function childrenOf(model: string): { child: string; field: string; onDelete: string }[] {
  return Object.values(dataModel).flatMap(({ name, fields }) =>
    fields
      .filter((field) => field.type === model && field.relationFrom.length > 0)
      .map((field) => ({
        child: name,
        field: field.name,
        onDelete: field.onDelete || (field.isRequired ? 'Restrict' : 'SetNull'),
      })),
  );
}

function describe({ site, viewer }: AdminCall, model: string): { label: string; screen: string | null } {
  const screen = site.screenOf(`postgres:${model}`);
  if (!screen)
    return { label: pluralOf(wordsOf(prismaModel(dataModel[model as keyof typeof dataModel]).name)), screen: null };
  return { label: screen.plural, screen: may(viewer, screen.permissions.view) ? screen.name : null };
}

async function declaredRows(call: AdminCall, screen: Screen, where: Condition): Promise<Effect[]> {
  if (screen.dependents.length === 0) return [];
  const rows = await rowsOf(call.database, screen.model).find({
    where,
    order: byId(screen),
    limit: rowsAsked + 1,
    needs: screen.model.idFields,
  });
  const ids = rows.slice(0, rowsAsked).map((row) => idOf(screen.model, row));
  const counted = await Promise.all(
    screen.dependents.map(async ({ label, count }): Promise<Effect> => {
      const found = bounded(await count(ids, adminCountLimit + 1), adminCountLimit);
      return { label, screen: null, effect: 'removed', ...found, more: found.more || rows.length > rowsAsked };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}
