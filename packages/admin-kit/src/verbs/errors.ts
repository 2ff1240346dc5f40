import { CodedError, type Problem } from '@red-tortoise/contracts';

/** Fields that cannot be saved as they are. */
export class FieldsInvalid extends CodedError {
  constructor(readonly issues: NonNullable<Problem['issues']>) {
    super('admin.invalid', issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** What the row is by now, for whoever wanted to change what it was. */
export interface Conflict {
  id: string;
  version: string;
  values: Record<string, unknown>;
  fields: { field: string; yours: unknown; now: unknown }[];
}

export class RowIsStale extends CodedError {
  constructor(readonly conflict: Conflict) {
    super('admin.stale', conflict.fields.map(({ field }) => field).join(', ') || undefined);
  }
}
