import { CodedError } from '@red-tortoise/contracts';

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
