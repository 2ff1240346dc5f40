import pg from 'pg';
import { runOnce } from './run-once.js';

const invalidCatalogName = '3D000';
const duplicateDatabase = '42P04';
const uniqueViolation = '23505';

/** Makes the database that the URL names when the server does not have it. Answers whether it did. */
export async function createMissingDatabase(url: string): Promise<boolean> {
  if (await databaseExists(url)) return false;
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  try {
    await runOnce(maintenance.href, `create database ${pg.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    // Another process was faster; it is the same database.
    if ([duplicateDatabase, uniqueViolation].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

/** Told by connecting: a role may use its database and still be kept from reading the maintenance one. */
async function databaseExists(url: string): Promise<boolean> {
  try {
    await runOnce(url, 'select 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === invalidCatalogName) return false;
    throw error;
  }
}
