import type { RunningServices } from '@red-tortoise/services';
import type { Packument } from '@red-tortoise/testing';

export interface FaultyProduct {
  services: RunningServices;
  urls: { web: string; api: string; admin: string; orchestrator: string };
  /** Asks the API on behalf of the seeded account. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is looked at by the test, field by field
  ask(path: string, request?: { json?: unknown; bytes?: Uint8Array }): Promise<any>;
  stop(): Promise<void>;
}
export function startFaultyProduct(packuments: Iterable<Packument>): Promise<FaultyProduct>;
