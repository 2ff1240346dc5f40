import { type AdminCount, type AdminPreview, adminCountLimit } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import type { Condition } from '../conditions/condition.js';
import { prismaWhere } from '../conditions/prisma-where.js';
import { childrenOf } from '../model/children-of.js';
import type { ModelInfo } from '../model/model-info.js';
import { keyOfModel, type Screen } from '../screen/screen.js';
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
  model: ModelInfo;
  /** Holds for the rows of this model that are reached. */
  where: object;
  depth: number;
}

async function relatedRows(call: AdminCall, screen: Screen, where: Condition): Promise<Effect[]> {
  const effects: Effect[] = [];
  const steps: Step[] = [{ model: screen.model, where: prismaWhere(where, screen.model), depth: 0 }];
  const seen = new Set<string>();
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    for (const { child, field, effect } of childrenOf(step.model.name)) {
      const key = `${child.name}.${field}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const reached = { [field]: step.where };
      const count = bounded(await countRows(call.database, child, reached), adminCountLimit);
      if (count.count === 0) continue;
      effects.push({ ...describe(call, child, count), effect, note: null });
      if (effect === 'removed' && step.depth < deepest)
        steps.push({ model: child, where: reached, depth: step.depth + 1 });
    }
  }
  return effects;
}

function countRows(database: Database, model: ModelInfo, where: object): Promise<number> {
  return delegateOf(database, model).count({ where, take: adminCountLimit + 1 });
}

function describe({ site, viewer }: AdminCall, model: ModelInfo, { count, more }: AdminCount) {
  const screen = site.screenOf(keyOfModel(model));
  const { label, plural } = screen ?? { label: wordsOf(model.name), plural: pluralOf(wordsOf(model.name)) };
  return {
    count,
    more,
    label: count === 1 && !more ? label : plural,
    screen: screen && may(viewer, screen.permissions.view) ? screen.name : null,
  };
}

async function declaredRows(call: AdminCall, screen: Screen, where: Condition): Promise<Effect[]> {
  if (screen.dependents.length === 0) return [];
  const rows = await rowsOf(call.database, screen.model).find({
    where,
    order: byId(screen),
    limit: rowsAsked + 1,
    needs: [...screen.model.idFields, ...screen.dependents.map(({ key }) => key)],
  });
  const asked = rows.slice(0, rowsAsked);
  const counted = await Promise.all(
    screen.dependents.map(async ({ model, field, key, holds, effect, note }): Promise<Effect> => {
      const values = asked.map((row) => holds(String(row[key])));
      const found = await rowsOf(call.database, model).count({ field, is: 'in', value: values }, adminCountLimit);
      const { count, more } = found;
      return { ...describe(call, model, { count, more: more || rows.length > rowsAsked }), effect, note };
    }),
  );
  return counted.filter(({ count, more }) => count > 0 || more);
}
