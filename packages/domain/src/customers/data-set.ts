import type { Prisma } from '@red-tortoise/database';
import type { AnyCollection } from '@red-tortoise/documents';
import type { CustomerScope } from './customer-scope.js';

/** What happens to the rows of a customer who is erased. */
export type Erasure =
  /** Removed when it is asked for, in the same transaction: what lets somebody in. */
  | { how: 'at-once' }
  /** Removed by the job, before what others are found by. */
  | { how: 'delete' }
  /** Removed with its project, under the project's lock. */
  | { how: 'with-project' }
  /** Removed by Postgres with the row of the organisation or the person, which go last. */
  | { how: 'cascade' }
  /** The row belongs to somebody else, and no longer says who it was. */
  | { how: 'anonymise'; as: object | ((scope: CustomerScope) => object[]) }
  /** Stays, and the proof says why. */
  | { how: 'keep'; because: string };

/** What of a row a customer gets; nothing, with the reason; or all but what is named. */
type Exported = { omit: readonly string[] } | { not: string };

interface CustomersData {
  /** Kebab-case, in the export's lines and in the proof. */
  readonly name: string;
  readonly of: 'organisation' | 'person' | 'both';
  readonly exported: Exported;
  readonly erased: Erasure;
}

/** Rows in Postgres. */
export interface BusinessData extends CustomersData {
  readonly store: 'postgres';
  readonly model: Prisma.ModelName;
  /** Which are a customer's. */
  readonly where: (scope: CustomerScope) => object;
  /** What is written along with each row. */
  readonly include?: object;
}

/** Whose documents they are: one query for each of these. */
export type Holder = 'project' | 'import' | 'organisation' | 'owner' | 'person' | 'colleagues';

/** Documents in MongoDB. */
export interface ApplicationData extends CustomersData {
  readonly store: 'mongodb';
  readonly model: { readonly modelName: string; readonly collection: AnyCollection };
  readonly per: Holder;
  /** The documents of one holder, along an index. */
  readonly filter: (holderId: string, scope: CustomerScope) => object;
}

/** A model that holds nothing of a customer. */
export interface NobodysData {
  readonly of: 'nobody';
  readonly model: Prisma.ModelName | { readonly modelName: string };
  readonly because: 'shared by all' | 'machinery' | 'staff';
}

export type DataSet = BusinessData | ApplicationData;
