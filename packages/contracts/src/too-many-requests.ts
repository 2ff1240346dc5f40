import { CodedError } from './errors.js';

/** Says when to come back, which the answer's `retry-after` repeats. */
export class TooManyRequests extends CodedError {
  constructor(
    /** Seconds. */
    readonly retryAfter: number,
    detail?: string,
  ) {
    super('request.too-many', detail);
  }
}
