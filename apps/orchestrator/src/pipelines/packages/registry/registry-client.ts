import { setTimeout as delay } from 'node:timers/promises';
import type { DueLookUp, LookUp, LookUpFailure } from '../look-up.js';
import { HostPauses } from './host-pauses.js';
import { OutageWatch } from './outage-watch.js';
import type { Ask, AskLimits, RegistryAnswer } from './registry-answer.js';

export interface RegistryLimits extends AskLimits {
  /** How often a look-up is tried in all. */
  attempts: number;
  /** Before the first retry, in milliseconds; doubles each time, with up to half of it added by chance. */
  firstWait: number;
  /** However long a registry asks us to stay away, in milliseconds. */
  longestPause: number;
  /** Attempts in a row without an answer, over all packages, after which the registry counts as down. */
  patience: number;
}

export const registryLimits: RegistryLimits = {
  timeout: 60_000,
  longestBody: 64 * 1024 * 1024,
  attempts: 4,
  firstWait: 500,
  longestPause: 120_000,
  patience: 24,
};

export interface Registry {
  ask: Ask;
  /** Which host is asked for a package; null for a name that none should be asked for. */
  hostOf(name: string): string | null;
  limits: RegistryLimits;
}

/** Looks packages up in a registry. One client per run: it remembers pauses and how long there was no answer. */
export class RegistryClient {
  private readonly pauses = new HostPauses();
  private readonly watch: OutageWatch;

  constructor(private readonly registry: Registry) {
    this.watch = new OutageWatch(registry.limits.patience);
  }

  /** @throws RegistryOutage where the registry does not answer at all; what `signal` was aborted with */
  async lookUp(due: DueLookUp, signal: AbortSignal): Promise<LookUp> {
    const { purl, name } = due;
    const { ask, limits } = this.registry;
    const host = this.registry.hostOf(name);
    if (host === null) return failed(due, 'registry.invalid-name');
    let reason: LookUpFailure = 'registry.connection-failed';
    for (let attempt = 1; attempt <= limits.attempts; attempt++) {
      await this.pauses.pass(host, signal);
      const answer = await ask(due, limits, signal);
      if (answer.kind !== 'retry') {
        this.watch.noteAnswer();
        return lookUpOf({ purl, name, attemptedAt: new Date() }, answer);
      }
      reason = answer.reason;
      if (answer.silence) this.watch.noteSilence(answer.silence, answer.cause);
      else this.watch.noteAnswer();
      if (answer.pause !== null) this.pauses.pause(host, Math.min(answer.pause, limits.longestPause));
      else if (attempt < limits.attempts) await this.backOff(attempt, signal);
    }
    return failed(due, reason);
  }

  /** @throws RegistryOutage where no connection could be made so far */
  assertReached(): void {
    this.watch.assertReached();
  }

  private async backOff(attempt: number, signal: AbortSignal): Promise<void> {
    const wait = this.registry.limits.firstWait * 2 ** (attempt - 1);
    await delay(wait + Math.random() * (wait / 2), undefined, { signal });
  }
}

function failed({ purl, name }: DueLookUp, reason: LookUpFailure): LookUp {
  return { purl, name, attemptedAt: new Date(), outcome: 'failed', reason };
}

type FinalAnswer = Exclude<RegistryAnswer, { kind: 'retry' }>;

function lookUpOf(attempt: { purl: string; name: string; attemptedAt: Date }, answer: FinalAnswer): LookUp {
  switch (answer.kind) {
    case 'document':
      return { ...attempt, outcome: 'changed', document: answer.document, etag: answer.etag };
    case 'refused':
      return { ...attempt, outcome: 'failed', reason: answer.reason };
    default:
      return { ...attempt, outcome: answer.kind };
  }
}
