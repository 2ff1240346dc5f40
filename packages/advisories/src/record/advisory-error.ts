export type AdvisoryErrorCode =
  | 'advisory.not-readable'
  | 'advisory.not-valid'
  | 'advisory.too-big'
  | 'advisory.too-deep'
  | 'advisory.too-many-values';

/** The one error of the readers: a stable code, and where in the record it is wrong. */
export class AdvisoryError extends Error {
  readonly code: AdvisoryErrorCode;
  readonly detail: string;

  constructor(code: AdvisoryErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'AdvisoryError';
    this.code = code;
    this.detail = detail;
  }
}
