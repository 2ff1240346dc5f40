import type { Document } from 'mongodb';

/** What a promise was rejected with; fails when it was not. */
export async function failureOf(promise: Promise<unknown>): Promise<Document & Error> {
  try {
    await promise;
  } catch (error) {
    return error as Document & Error;
  }
  throw new Error('expected a failure');
}
