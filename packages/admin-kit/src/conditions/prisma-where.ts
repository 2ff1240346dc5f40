import type { ModelInfo } from '../model/model-info.js';
import { type Comparison, type Condition, simplify } from './condition.js';

/**
 * A condition as Prisma takes it. A path such as `organisation.name` leads through relations. Prisma leaves an empty
 * `OR` within an `AND` out, as if it held: so nothing empty is handed to it.
 */
export function prismaWhere(condition: Condition, { idFields }: Pick<ModelInfo, 'idFields'>): Record<string, unknown> {
  const simple = simplify(condition);
  if ('any' in simple && simple.any.length === 0) return { [idFields[0] as string]: { in: [] } };
  return translate(simple);
}

function translate(condition: Condition): Record<string, unknown> {
  if ('all' in condition) return condition.all.length === 0 ? {} : { AND: condition.all.map(translate) };
  if ('any' in condition) return { OR: condition.any.map(translate) };
  const comparison = compare[condition.is](condition.value);
  return condition.field
    .split('.')
    .reduceRight<Record<string, unknown>>((inner, step) => ({ [step]: inner }), comparison);
}

const compare: Readonly<Record<Comparison, (value: unknown) => Record<string, unknown>>> = {
  equal: (value) => ({ equals: value }),
  not: (value) => ({ not: value }),
  in: (value) => ({ in: value }),
  less: (value) => ({ lt: value }),
  'at-most': (value) => ({ lte: value }),
  greater: (value) => ({ gt: value }),
  'at-least': (value) => ({ gte: value }),
  starts: (value) => ({ startsWith: literal(value), mode: 'insensitive' }),
  'starts-exactly': (value) => ({ startsWith: literal(value) }),
  contains: (value) => ({ contains: literal(value), mode: 'insensitive' }),
};

/** Prisma hands the text to LIKE as it is. */
export function literal(value: unknown): string {
  return String(value).replace(/[\\%_]/g, '\\$&');
}
