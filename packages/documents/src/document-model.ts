import type { Model } from 'mongoose';

type Plain = Record<string, unknown>;

/** Any of the models here, as far as code that works on all of them needs one. */
export interface DocumentModel {
  readonly modelName: string;
  readonly schema: {
    readonly paths: Record<string, { instance: string; options: Plain; isRequired?: boolean | undefined }>;
    indexes(): [Plain, Plain][];
  };
  find(filter: Plain, projection?: Plain | null): DocumentQuery;
  countDocuments(filter: Plain, options: { limit: number }): PromiseLike<number>;
  updateOne(filter: Plain, update: Plain): PromiseLike<{ matchedCount: number }>;
  deleteOne(filter: Plain): PromiseLike<{ deletedCount: number }>;
  insertMany(documents: Plain[], options: { lean: true }): PromiseLike<unknown>;
}

interface DocumentQuery {
  sort(order: Record<string, 1 | -1>): DocumentQuery;
  limit(rows: number): DocumentQuery;
  lean(): PromiseLike<Plain[]>;
}

/** What a model's documents are. */
export type DocumentOf<M> =
  M extends Model<infer D, infer _Q, infer _M, infer _V, infer _H, infer _S, infer _L> ? D & object : never;
