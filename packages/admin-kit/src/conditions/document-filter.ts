import { type Comparison, type Condition, simplify } from './condition.js';

/** A condition as MongoDB takes it. */
export function documentFilter(condition: Condition): Record<string, unknown> {
  return translate(simplify(condition));
}

function translate(condition: Condition): Record<string, unknown> {
  if ('all' in condition) return condition.all.length === 0 ? {} : { $and: condition.all.map(translate) };
  // MongoDB refuses an empty `$or`, which holds for nothing.
  if ('any' in condition) {
    return condition.any.length === 0 ? { _id: { $in: [] } } : { $or: condition.any.map(translate) };
  }
  return { [condition.field]: compare[condition.is](condition.value) };
}

const compare: Readonly<Record<Comparison, (value: unknown) => Record<string, unknown>>> = {
  equal: (value) => ({ $eq: value }),
  not: (value) => ({ $ne: value }),
  in: (value) => ({ $in: value }),
  less: (value) => ({ $lt: value }),
  'at-most': (value) => ({ $lte: value }),
  greater: (value) => ({ $gt: value }),
  'at-least': (value) => ({ $gte: value }),
  starts: (value) => ({ $regex: `^${literal(value)}`, $options: 'i' }),
  'starts-exactly': (value) => ({ $regex: `^${literal(value)}` }),
  contains: (value) => ({ $regex: literal(value), $options: 'i' }),
};

/** What a person types is text, never a pattern; a NUL would end it. */
function literal(value: unknown): string {
  return String(value)
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replaceAll('\0', '\\x00');
}
