import { createHash } from 'node:crypto';

const minute = 60_000;
const hour = 60 * minute;

/** How long an answer is good for, in milliseconds. */
export interface Lifetimes {
  /** After a document, changed or not. */
  answer: number;
  /** After "not found": names with a typing error should not be asked for all day. */
  notFound: number;
  /** After a failed attempt; doubles with each further one. */
  firstRetry: number;
  longestRetry: number;
}

export const defaultLifetimes: Lifetimes = {
  answer: hour,
  notFound: 6 * hour,
  firstRetry: 5 * minute,
  longestRetry: 24 * hour,
};

/**
 * When to look next, from what came of this look.
 *
 * @param failures failed attempts in a row, this one included; 0 after an answer
 */
export function nextLookUp(
  { name, attemptedAt, outcome }: { name: string; attemptedAt: Date; outcome: string },
  failures: number,
  lifetimes: Lifetimes,
): Date {
  const wait = waitAfter(outcome, failures, lifetimes);
  return new Date(attemptedAt.getTime() + Math.round(wait * (1 + jitterOf(name) / 10)));
}

function waitAfter(outcome: string, failures: number, lifetimes: Lifetimes): number {
  if (outcome === 'not-found') return lifetimes.notFound;
  if (outcome !== 'failed') return lifetimes.answer;
  return Math.min(lifetimes.longestRetry, lifetimes.firstRetry * 2 ** Math.min(failures - 1, 40));
}

/** 0 to 1, always the same for a name: what was fetched together should not fall due together for ever. */
function jitterOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}
