export type OutageCode = 'registry.unreachable' | 'registry.rate-limited' | 'registry.unavailable';

/** The registry as a whole does not answer: nothing is known of any package, so none is marked. */
export class RegistryOutage extends Error {
  override name = 'RegistryOutage';
  constructor(
    readonly code: OutageCode,
    cause?: unknown,
  ) {
    super(`the registry gave no answer (${code})`, { cause });
  }
}
