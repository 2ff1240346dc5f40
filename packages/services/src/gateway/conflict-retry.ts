import { setTimeout as pause } from 'node:timers/promises';
import { mongoCode } from './postgres-error.js';
import type { Turns } from './turns.js';

/** Of one write, before its conflict is told to the client. */
export const mostAttempts = 20;

/** Codes of PostgreSQL for two statements that got in each other's way while a collection or an index came or went. */
const catalogueRaces = new Set(['42P07', '42P01', '42710', '42704', '23505']);

/** In a snapshot from before, DocumentDB does not find the collection that it has just seen another client create. */
const racesByMessage = /tuple concurrently (updated|deleted)|Unable to create the specified collection/;

/**
 * Repeats a command outside a transaction that lost against another one, as MongoDB does within. PostgreSQL has undone
 * it wholly by then, so nothing happens twice. Two clients that write the first document into a collection at once
 * both create it, and one of them ends up here.
 */
export async function retryConflicts<Result>(turns: Turns, key: string, act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (attempt === 1 ? act() : repeatInTurn(turns, key, attempt, act));
    } catch (error) {
      if (attempt === mostAttempts || !isPassingConflict(error)) throw error;
    }
  }
}

/**
 * Repeats after a short pause, and only one at a time per collection: clients that insert the same key at once wait for
 * each other in a circle, and if all of those that PostgreSQL throws out came back together it would never end.
 */
export async function repeatInTurn<Result>(
  turns: Turns,
  key: string,
  attempt: number,
  act: () => Promise<Result>,
): Promise<Result> {
  await pause(Math.random() * Math.min(2 ** attempt, 50));
  return turns.take(key, act);
}

/** Whether a statement of PostgreSQL failed only because of another one at the same time. */
export function isPassingConflict(error: unknown): boolean {
  const { code = '', schema, message = '' } = error as { code?: string; schema?: string; message?: string };
  if (mongoCode(code) === 112) return true;
  // DocumentDB's own tables: the catalogue of collections and indexes, and PostgreSQL's.
  const catalogue = schema === undefined || schema === 'pg_catalog' || schema.startsWith('documentdb_api_catalog');
  return (catalogueRaces.has(code) && catalogue) || racesByMessage.test(message);
}
