import { dataModel, Prisma } from '@red-tortoise/database';
import type { ModelInfo } from '../model/model-info.js';
import type { Comparison, Condition } from './condition.js';
import { literal } from './prisma-where.js';

/** A condition as PostgreSQL takes it, for statements that Prisma's client has no words for. */
export function sqlWhere(condition: Condition, model: ModelInfo): Prisma.Sql {
  if ('all' in condition) return joined(condition.all, ' and ', Prisma.sql`true`, model);
  if ('any' in condition) return joined(condition.any, ' or ', Prisma.sql`false`, model);
  const { field: path, is, value } = condition;
  const [name, behind] = path.split('.') as [string, string?];
  if (behind === undefined) return compare[is](quoted(columnOf(model, name)), value);
  const relation = model.fields.get(name)?.relation;
  const other = relation && Object.values(dataModel).find((entry) => entry.name === relation.model);
  const [from, to] = [relation?.from[0], relation?.to[0]];
  if (!other || !from || !to || relation.from.length > 1) throw new Error(`${model.name}: ${path} leads to no one row`);
  const there = compare[is](quoted(columnOf(other, behind)), value);
  const reached = Prisma.sql`select ${quoted(columnOf(other, to))} from ${quoted(other.table)} where ${there}`;
  return Prisma.sql`${quoted(columnOf(model, from))} in (${reached})`;
}

function joined(conditions: readonly Condition[], word: string, none: Prisma.Sql, model: ModelInfo): Prisma.Sql {
  if (conditions.length === 0) return none;
  const parts = conditions.map((condition) => sqlWhere(condition, model));
  return Prisma.sql`(${Prisma.join(parts, word)})`;
}

/** Throws for a field that the model does not have. */
export function columnOf({ name, fields }: Fields, field: string): string {
  const found = [...fields.values()].find((entry) => entry.name === field);
  if (!found) throw new Error(`${name} has no ${field}`);
  return found.column;
}

interface Fields {
  readonly name: string;
  readonly fields: { values(): Iterable<{ name: string; column: string }> };
}

/** A name of the schema: nobody enters it. */
export const quoted = (name: string) => Prisma.raw(`"${name}"`);

const compare: Readonly<Record<Comparison, (column: Prisma.Sql, value: unknown) => Prisma.Sql>> = {
  equal: (column, value) => (value === null ? Prisma.sql`${column} is null` : Prisma.sql`${column} = ${value}`),
  not: (column, value) => (value === null ? Prisma.sql`${column} is not null` : Prisma.sql`${column} <> ${value}`),
  in: (column, value) => {
    const values = value as readonly unknown[];
    return values.length === 0 ? Prisma.sql`false` : Prisma.sql`${column} in (${Prisma.join(values)})`;
  },
  less: (column, value) => Prisma.sql`${column} < ${value}`,
  'at-most': (column, value) => Prisma.sql`${column} <= ${value}`,
  greater: (column, value) => Prisma.sql`${column} > ${value}`,
  'at-least': (column, value) => Prisma.sql`${column} >= ${value}`,
  starts: (column, value) => Prisma.sql`${column} ilike ${`${literal(value)}%`}`,
  'starts-exactly': (column, value) => Prisma.sql`${column} like ${`${literal(value)}%`}`,
  contains: (column, value) => Prisma.sql`${column} ilike ${`%${literal(value)}%`}`,
};
