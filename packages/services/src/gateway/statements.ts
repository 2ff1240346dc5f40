import type { Statement } from './statement.js';

const bson = '::bytea::documentdb_core.bson';
const sequence = '::bytea::documentdb_core.bsonsequence';

/** Each function of DocumentDB that the gateway calls, in the one place that knows their names. */
export const statements = {
  insert: write('insert'),
  update: write('update'),
  delete: write('delete'),
  insertMany: writeMany('insert'),
  updateMany: writeMany('update'),
  findAndModify: statement(
    'findAndModify',
    `select p_result::bytea as reply, p_success as success from documentdb_api.find_and_modify($1, $2${bson}, null)`,
  ),
  find: firstPage('find'),
  aggregate: firstPage('aggregate'),
  listCollections: firstPage('list_collections'),
  listIndexes: firstPage('list_indexes'),
  getMore: statement(
    'getMore',
    `select cursorpage::bytea as page, continuation::bytea as continuation
     from documentdb_api.cursor_get_more($1, $2${bson}, $3${bson})`,
  ),
  deleteCursors: reply('deleteCursors', 'documentdb_api_internal.delete_cursors($1::bigint[])'),
  count: statement('count', `select document::bytea as reply from documentdb_api.count_query($1, $2${bson})`),
  createIndexes: reply('createIndexes', `documentdb_api_internal.create_indexes_non_concurrently($1, $2${bson}, true)`),
  dropIndexes: reply('dropIndexes', `documentdb_api_internal.drop_indexes_non_concurrently($1, $2${bson})`),
  create: reply('create', `documentdb_api.create_collection_view($1, $2${bson})`),
  drop: statement('drop', 'select documentdb_api.drop_collection($1, $2) as dropped'),
  dropDatabase: statement('dropDatabase', 'select documentdb_api.drop_database($1)'),
  renameCollection: reply('renameCollection', `documentdb_api.rename_collection($1${bson})`),
  collMod: reply('collMod', `documentdb_api.coll_mod($1, $2, $3${bson})`),
  collStats: reply('collStats', 'documentdb_api.coll_stats($1, $2, $3)'),
  dbStats: reply('dbStats', 'documentdb_api.db_stats($1, $2, false)'),
  listDatabases: reply('listDatabases', `documentdb_api.list_databases($1${bson})`),
  validate: statement('validate', `select document::bytea as reply from documentdb_api.validate($1, $2${bson})`),
} as const;

function write(name: string): Statement {
  return statement(
    name,
    `select p_result::bytea as reply, p_success as success
     from documentdb_api.${name}($1, $2${bson}, $3${sequence}, null)`,
  );
}

/** A procedure that commits now and then on its way, so that a long batch does not hold all its locks to the end. */
function writeMany(name: string): Statement {
  return statement(`${name}Many`, `call documentdb_api.${name}_bulk($1, $2${bson}, $3${sequence}, null, null, null)`);
}

function firstPage(name: string): Statement {
  return statement(
    name,
    `select cursorpage::bytea as page, continuation::bytea as continuation, persistconnection as persistent,
       cursorid as cursor
     from documentdb_api.${name}_cursor_first_page($1, $2${bson})`,
  );
}

function reply(name: string, call: string): Statement {
  return statement(name, `select ${call}::bytea as reply`);
}

function statement(name: string, text: string): Statement {
  return { name, text };
}
