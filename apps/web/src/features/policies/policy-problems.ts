import { ApiError } from '../../api/api-error.js';

/** What a refused policy said of a licence that is not on the SPDX list; null for every other failure. */
export function unknownLicenceIn(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'policy.licence-unknown') return null;
  return error.detail ?? error.title;
}

/** The message, if it is about one of these licences: which field it belongs to. */
export function problemOf(licences: readonly string[], message: string | null): string | undefined {
  if (message === null) return undefined;
  return licences.some((licence) => message.includes(licence)) ? message : undefined;
}
