import { type OutageCode, RegistryOutage } from './registry-outage.js';

/** Tells a registry that is down from a package that is broken, by counting attempts in a row without an answer. */
export class OutageWatch {
  private inARow = 0;
  private answered = false;
  private neverReached: RegistryOutage | null = null;

  constructor(private readonly patience: number) {}

  /** Any answer about a package, also that it does not exist. */
  noteAnswer(): void {
    this.inARow = 0;
    this.answered = true;
    this.neverReached = null;
  }

  /** @throws RegistryOutage when it was one too many */
  noteSilence(code: OutageCode, cause: unknown): void {
    this.inARow++;
    const outage = new RegistryOutage(code, cause);
    if (this.inARow >= this.patience) throw outage;
    if (code === 'registry.unreachable' && !this.answered && isNoConnection(cause)) this.neverReached = outage;
  }

  /**
   * To be asked before results are handed on: few look-ups may end before patience does. @throws RegistryOutage where no
   * connection could be made at all so far
   */
  assertReached(): void {
    if (this.neverReached) throw this.neverReached;
  }
}

const noConnection = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNECTIONTIMEOUT',
]);

/** `fetch` wraps the error that has the code. */
function isNoConnection(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
  return noConnection.has(code ?? '') || noConnection.has(cause?.code ?? '');
}
