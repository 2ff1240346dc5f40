import type { ManifestErrorCode } from '@red-tortoise/contracts';
import { manifestErrorTexts } from '@red-tortoise/contracts';

/** The one error that the parsers throw: a stable code, its public text, and the detail that helps to find the place. */
export class ManifestError extends Error {
  readonly code: ManifestErrorCode;
  readonly detail: string;

  constructor(code: ManifestErrorCode, detail: string) {
    super(`${manifestErrorTexts[code]} ${detail}`.trim());
    this.name = 'ManifestError';
    this.code = code;
    this.detail = detail;
  }
}
