import { BSON, type Document } from 'mongodb';
import { errorName } from './error-names.js';

/** The labels by which drivers decide what to try again. */
export type ErrorLabel = 'RetryableWriteError' | 'TransientTransactionError' | 'UnknownTransactionCommitResult';

/** A refusal with MongoDB's own code; becomes `{ ok: 0, code, codeName, errmsg, … }`. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly labels: readonly ErrorLabel[] = [],
    readonly details: Document = {},
  ) {
    super(message);
  }

  labelled(...labels: ErrorLabel[]): CommandError {
    return new CommandError(this.code, this.message, [...new Set([...this.labels, ...labels])], this.details);
  }

  toReply(): Buffer {
    const { code, message: errmsg, details, labels } = this;
    const errorLabels = labels.length > 0 ? { errorLabels: labels } : {};
    return Buffer.from(BSON.serialize({ ok: 0, errmsg, code, codeName: errorName(code), ...details, ...errorLabels }));
  }
}
