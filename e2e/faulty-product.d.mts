import type { RunningServices } from '@red-tortoise/services';
import type { Packument } from '@red-tortoise/testing';

export interface FaultyProduct {
  services: RunningServices;
  /** The environment of its apps: for more of them. */
  env: Record<string, string>;
  urls: { web: string; api: string; admin: string; orchestrator: string };
  /** Asks the API on behalf of the seeded account. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is looked at by the test, field by field
  ask(path: string, request?: { json?: unknown; bytes?: Uint8Array }): Promise<any>;
  stop(): Promise<void>;
}
export function startFaultyProduct(
  packuments: Iterable<Packument>,
  options?: { only?: ('api' | 'orchestrator')[]; given?: Record<string, string> },
): Promise<FaultyProduct>;
