import type { Prisma } from '@red-tortoise/database';

/** What a declaration may name, for the compiler: made from Prisma's types or from a document's interface. */
export interface Shape {
  row: object;
  /** A value of the row itself. */
  field: string;
  /** A field that holds text. */
  text: string;
  /** Leads to one other row. */
  relation: string;
  /** Leads to other rows. */
  many: string;
  /** What a column may show: a field, a relation, or a field behind them, such as `organisation.name`. */
  path: string;
}

type Payload<M extends Prisma.ModelName> = Prisma.TypeMap['model'][M]['payload'];
type Scalars<M extends Prisma.ModelName> = Payload<M>['scalars'];
type Objects<M extends Prisma.ModelName> = Payload<M>['objects'];
type Relation<M extends Prisma.ModelName, Many extends boolean> = {
  [R in keyof Objects<M> & string]: Objects<M>[R] extends readonly unknown[]
    ? Many extends true
      ? R
      : never
    : Many extends true
      ? never
      : R;
}[keyof Objects<M> & string];
type Behind<O> = NonNullable<O> extends { scalars: infer S } ? keyof S & string : never;

export interface PrismaShape<M extends Prisma.ModelName> extends Shape {
  row: Scalars<M>;
  field: keyof Scalars<M> & string;
  text: TextKey<Scalars<M>>;
  relation: Relation<M, false>;
  many: Relation<M, true>;
  path:
    | (keyof Scalars<M> & string)
    | Relation<M, false>
    | { [R in Relation<M, false>]: `${R}.${Behind<Objects<M>[R]>}` }[Relation<M, false>];
}

export interface DocumentShape<D extends object> extends Shape {
  row: D;
  field: keyof D & string;
  text: TextKey<D>;
  relation: never;
  many: never;
  path: (keyof D & string) | { [K in keyof D & string]: `${K}.${Inner<D[K]>}` }[keyof D & string];
}

type TextKey<R> = { [K in keyof R & string]: NonNullable<R[K]> extends string ? K : never }[keyof R & string];
type Inner<V> =
  NonNullable<V> extends readonly unknown[] | Date | string | number | boolean | Uint8Array
    ? never
    : keyof NonNullable<V> & string;
