import { setTimeout as pause } from 'node:timers/promises';
import { mongoCode } from './postgres-error.js';

const mostAttempts = 12;

/** Codes of PostgreSQL for two statements that got in each other's way while a collection or an index came or went. */
const catalogueRaces = new Set(['42P07', '42P01', '42710', '42704', '23505']);

/** In a snapshot from before, DocumentDB does not find the collection that it has just seen another client create. */
const racesByMessage = /tuple concurrently (updated|deleted)|Unable to create the specified collection/;

/**
 * Repeats a command outside a transaction that lost against another one, as MongoDB does within. PostgreSQL has undone
 * it wholly by then, so nothing happens twice. Two clients that write the first document into a collection at once
 * both create it, and one of them ends up here.
 */
export async function retryConflicts<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === mostAttempts || !isPassingConflict(error)) throw error;
      await pauseBefore(attempts);
    }
  }
}

/** A short wait that grows and differs between those who wait. */
export async function pauseBefore(attempt: number): Promise<void> {
  await pause(Math.random() * Math.min(5 * 2 ** attempt, 250));
}

/** Whether a statement of PostgreSQL failed only because of another one at the same time. */
export function isPassingConflict(error: unknown): boolean {
  const { code = '', schema, message = '' } = error as { code?: string; schema?: string; message?: string };
  if (mongoCode(code) === 112) return true;
  // DocumentDB's own tables: the catalogue of collections and indexes, and PostgreSQL's.
  const catalogue = schema === undefined || schema === 'pg_catalog' || schema.startsWith('documentdb_api_catalog');
  return (catalogueRaces.has(code) && catalogue) || racesByMessage.test(message);
}
