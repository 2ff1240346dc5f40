import { ApiError } from '../../api/api-error.js';

/** The licence of a refused policy that is not on the SPDX list; null for every other failure. */
export function unknownLicenceIn(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'policy.licence-unknown') return null;
  return error.detail ?? null;
}

/** What to say at a field with these licences, if the unknown one is among them. */
export function problemOf(licences: readonly string[], unknownLicence: string | null): string | undefined {
  if (unknownLicence === null || !licences.includes(unknownLicence)) return undefined;
  return `“${unknownLicence}” is not on the SPDX licence list`;
}
