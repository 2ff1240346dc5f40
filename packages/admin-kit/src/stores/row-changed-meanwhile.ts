import { CodedError } from '@red-tortoise/contracts';

/** Somebody changed a document between its reading and its writing. */
export class RowChangedMeanwhile extends CodedError {
  constructor() {
    super('admin.stale');
  }
}
