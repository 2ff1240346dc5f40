import { CodedError, type Problem } from './errors.js';

const issuesShown = 20;

/** An issue as every Standard Schema library reports it. */
interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

/** A part of a request that does not fit its schema; says where and why. */
export class RequestInvalid extends CodedError {
  constructor(readonly issues: NonNullable<Problem['issues']>) {
    super('request.invalid', issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
  }

  static fromIssues(issues: readonly SchemaIssue[]): RequestInvalid {
    return new RequestInvalid(
      issues.slice(0, issuesShown).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      })),
    );
  }
}
