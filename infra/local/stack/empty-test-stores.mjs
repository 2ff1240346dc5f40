/**
 * Empties and migrates the databases of each jest worker, named as infra/checks/own-stores-per-worker.mjs names them.
 * Usage: node empty-test-stores.mjs <workers>, with DATABASE_URL and MONGODB_URL.
 */
import { openDatabase, resetDatabase } from '@red-tortoise/database';
import { closeDocuments, models, openDocuments, syncIndexes } from '@red-tortoise/documents';
import { keepReferenceRows } from '@red-tortoise/testing';

const noSuchCollection = 26;

for (let worker = 1; worker <= Number(process.argv[2]); worker += 1) {
  const name = `red_tortoise_test_${worker}`;
  const url = withDatabase(process.env.DATABASE_URL, name);
  await resetDatabase(url);
  const database = openDatabase({ url, timeout: 10_000, poolSize: 1 });
  await keepReferenceRows(database);
  await database.$disconnect();
  await openDocuments({ url: withDatabase(process.env.MONGODB_URL, name), timeout: 30_000 });
  for (const model of models) await model.collection.drop().catch(ignoreMissing);
  await syncIndexes();
  await closeDocuments();
}

function withDatabase(address, name) {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

function ignoreMissing(error) {
  if (error.code !== noSuchCollection) throw error;
}
