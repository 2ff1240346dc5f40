import { z } from 'zod';

/**
 * Why a lockfile or an SBOM could not be judged. The codes are stable: problem documents, job results and the command
 * line show them, and `docs/reference/errors/` has a page for each.
 */
export const ManifestErrorCode = z.enum([
  'manifest.empty',
  'manifest.too-big',
  'manifest.too-deep',
  'manifest.too-many-components',
  'manifest.too-many-aliases',
  'manifest.not-text',
  'manifest.not-readable',
  'manifest.bad-archive',
  'manifest.format-unknown',
  'manifest.version-not-supported',
  'manifest.invalid',
]);
export type ManifestErrorCode = z.infer<typeof ManifestErrorCode>;

/** The sentence that a customer reads for each code. The exact place and cause are in the error's `detail`. */
export const manifestErrorTexts: Record<ManifestErrorCode, string> = {
  'manifest.empty': 'The file is empty.',
  'manifest.too-big': 'The file is larger than 32 MB, before or after unpacking.',
  'manifest.too-deep': 'The file is nested deeper than any lockfile or SBOM needs.',
  'manifest.too-many-components': 'The file lists more components than can be imported at once.',
  'manifest.too-many-aliases': 'The file repeats itself through YAML aliases beyond any honest need.',
  'manifest.not-text': 'The file is not text in UTF-8 or UTF-16.',
  'manifest.not-readable': 'The file is truncated or breaks the syntax of its format.',
  'manifest.bad-archive': 'The gzip archive is truncated or damaged.',
  'manifest.format-unknown': 'The file is not a lockfile or SBOM of a known format.',
  'manifest.version-not-supported': 'The file has a version of its format that is not supported.',
  'manifest.invalid': 'The file breaks the rules of its format.',
};
