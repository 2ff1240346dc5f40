import { BSON, type Document } from 'mongodb';
import type { Postgres } from './postgres.js';
import type { Statement } from './statement.js';

/** A unique index as the client named it. `keyPattern` is missing when the index went away or is not committed yet. */
export interface ViolatedIndex {
  name: string;
  keyPattern: Document | undefined;
}

/** DocumentDB names the PostgreSQL constraints of its indexes after their number, that of `_id` after the collection. */
const constraintNames = { index: /^documents_rum_index_(\d+)$/, primary: /^collection_pk_\d+$/ };

const byNumber: Statement = {
  name: 'indexByNumber',
  text: `select (index_spec).index_name as name, (index_spec).index_key::bytea as key
    from documentdb_api_catalog.collection_indexes where index_id = $1`,
};

const byName: Statement = {
  name: 'indexByName',
  text: `select (index_spec).index_name as name, (index_spec).index_key::bytea as key
    from documentdb_api_catalog.collection_indexes join documentdb_api_catalog.collections using (collection_id)
    where database_name = $1 and collection_name = $2 and (index_spec).index_name = $3`,
};

/** The index behind an error that names it: `… Index 'email_1'`. */
export async function findIndexInMessage(
  postgres: Postgres,
  database: string,
  collection: string,
  message: string,
): Promise<ViolatedIndex | undefined> {
  const name = /Index '(.+)'/.exec(message)?.[1];
  if (name === undefined) return undefined;
  if (name === '_id_') return { name, keyPattern: { _id: 1 } };
  return (await find(postgres, byName, [database, collection, name])) ?? { name, keyPattern: undefined };
}

/** The index behind PostgreSQL's own error about a table of documents, or undefined when it is about something else. */
export async function findIndexOfConstraint(postgres: Postgres, error: unknown): Promise<ViolatedIndex | undefined> {
  const { code, schema, constraint = '' } = error as { code?: string; schema?: string; constraint?: string };
  if (schema !== 'documentdb_data' || (code !== '23505' && code !== '23P01')) return undefined;
  if (constraintNames.primary.test(constraint)) return { name: '_id_', keyPattern: { _id: 1 } };
  const number = constraintNames.index.exec(constraint)?.[1];
  return number === undefined ? undefined : find(postgres, byNumber, [number]);
}

async function find(postgres: Postgres, statement: Statement, values: unknown[]): Promise<ViolatedIndex | undefined> {
  const row = await postgres.run<{ name: string; key: Buffer } | undefined>(statement, values);
  return row && { name: row.name, keyPattern: BSON.deserialize(row.key) };
}
