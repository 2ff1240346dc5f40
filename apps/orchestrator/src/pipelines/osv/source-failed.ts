export type SourceFailure =
  | 'source.unreachable'
  | 'source.rate-limited'
  | 'source.unavailable'
  | 'source.refused'
  | 'source.too-large'
  | 'source.not-readable'
  | 'source.not-found'
  | 'source.not-allowed'
  | 'source.incomplete'
  | 'source.credential-unusable';

/** A source as a whole gives nothing: the run fails and says why. A single record that is wrong never does that. */
export class SourceFailed extends Error {
  override name = 'SourceFailed';
  constructor(
    readonly code: SourceFailure,
    detail: string,
    cause?: unknown,
  ) {
    super(`${detail} (${code})`, { cause });
  }
}
