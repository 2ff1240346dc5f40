import type { Collection, Connection } from 'mongoose';

/** Of whatever model. */
export type AnyCollection = Collection;

/** A Mongoose model, as far as this needs one. */
export interface Collected<C extends { collectionName: string }> {
  collection: C;
  db: Connection;
}

/** The collection of a model, or another one of the same shape: a replay builds a view beside the old one. */
export function collectionNamed<C extends { collectionName: string }>(model: Collected<C>, name: string): C {
  return model.db.collection(name) as unknown as C;
}
