import { CodedError, type Problem } from '@red-tortoise/contracts';

/** Fields that cannot be saved as they are. */
export class FieldsInvalid extends CodedError {
  constructor(readonly issues: NonNullable<Problem['issues']>) {
    super('admin.invalid', issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** Whatever is wrong with fields within `attempt` is told with where they stand in the request: `tokens.add.0.name`. */
export async function withPath<T>(path: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof FieldsInvalid)) throw error;
    throw new FieldsInvalid(error.issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` })));
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
