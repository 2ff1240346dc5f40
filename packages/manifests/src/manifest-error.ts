import type { ManifestErrorCode } from '@red-tortoise/contracts';

/**
 * The one error that the parsers throw: a stable code and the detail that helps to find the place. The public text of
 * a code is in the contracts (`manifestErrorTexts`); only its type is imported, so that reading a file loads no schemas.
 */
export class ManifestError extends Error {
  readonly code: ManifestErrorCode;
  readonly detail: string;

  constructor(code: ManifestErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'ManifestError';
    this.code = code;
    this.detail = detail;
  }
}
