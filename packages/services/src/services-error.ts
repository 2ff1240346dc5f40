export type ServicesErrorCode =
  | 'services.none-available'
  | 'services.root-file-system-failed'
  | 'services.did-not-start'
  | 'services.not-ours'
  | 'services.directory-in-use'
  | 'services.data-version'
  | 'services.compose-failed'
  | 'services.not-built';

/** An error of the local services, with a stable code and a message that says what to do next. */
export class ServicesError extends Error {
  constructor(
    readonly code: ServicesErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ServicesError';
  }
}
