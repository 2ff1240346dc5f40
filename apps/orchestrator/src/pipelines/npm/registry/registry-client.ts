import { setTimeout as delay } from 'node:timers/promises';
import npmFetch from 'npm-registry-fetch';
import type { DueLookUp, LookUp, LookUpFailure } from '../look-up.js';
import { type AskOptions, askRegistry } from './ask-registry.js';
import { HostPauses } from './host-pauses.js';
import { OutageWatch } from './outage-watch.js';

export interface RegistryClientOptions extends AskOptions {
  /** How often a look-up is tried in all. */
  attempts: number;
  /** Before the first retry, in milliseconds; doubles each time, with up to half of it added by chance. */
  firstWait: number;
  /** However long a registry asks us to stay away, in milliseconds. */
  longestPause: number;
  /** Attempts in a row without an answer, over all packages, after which the registry counts as down. */
  patience: number;
}

export const registryClientDefaults = {
  timeout: 60_000,
  longestBody: 64 * 1024 * 1024,
  attempts: 4,
  firstWait: 500,
  longestPause: 120_000,
  patience: 24,
} satisfies Partial<RegistryClientOptions>;

/** Looks packages up in the registry. One client per run: it remembers pauses and how long there was no answer. */
export class RegistryClient {
  private readonly pauses = new HostPauses();
  private readonly watch: OutageWatch;

  constructor(private readonly options: RegistryClientOptions) {
    this.watch = new OutageWatch(options.patience);
  }

  /** @throws RegistryOutage where the registry does not answer at all; what `signal` was aborted with */
  async lookUp(due: DueLookUp, signal: AbortSignal): Promise<LookUp> {
    const { purl, name } = due;
    if (!isName(name))
      return { purl, name, attemptedAt: new Date(), outcome: 'failed', reason: 'registry.invalid-name' };
    const host = new URL(npmFetch.pickRegistry(name, this.options.fetchOptions)).host;
    let reason: LookUpFailure = 'registry.connection-failed';
    for (let attempt = 1; attempt <= this.options.attempts; attempt++) {
      await this.pauses.pass(host, signal);
      const answer = await askRegistry(due, this.options, signal);
      const attemptedAt = new Date();
      if (answer.kind !== 'retry') {
        this.watch.noteAnswer();
        return lookUpOf({ purl, name, attemptedAt }, answer);
      }
      reason = answer.reason;
      if (answer.silence) this.watch.noteSilence(answer.silence, answer.cause);
      else this.watch.noteAnswer();
      if (answer.pause !== null) this.pauses.pause(host, Math.min(answer.pause, this.options.longestPause));
      else if (attempt < this.options.attempts) await this.backOff(attempt, signal);
    }
    return { purl, name, attemptedAt: new Date(), outcome: 'failed', reason };
  }

  /** @throws RegistryOutage where no connection could be made so far */
  assertReached(): void {
    this.watch.assertReached();
  }

  private async backOff(attempt: number, signal: AbortSignal): Promise<void> {
    const wait = this.options.firstWait * 2 ** (attempt - 1);
    await delay(wait + Math.random() * (wait / 2), undefined, { signal });
  }
}

type FinalAnswer = Exclude<Awaited<ReturnType<typeof askRegistry>>, { kind: 'retry' }>;

function lookUpOf(attempt: { purl: string; name: string; attemptedAt: Date }, answer: FinalAnswer): LookUp {
  switch (answer.kind) {
    case 'document':
      return { ...attempt, outcome: 'changed', packument: answer.document, etag: answer.etag };
    case 'refused':
      return { ...attempt, outcome: 'failed', reason: answer.reason };
    default:
      return { ...attempt, outcome: answer.kind };
  }
}

/** npm's names, the older and freer ones included; nothing that could lead to another place of the registry. */
function isName(name: string): boolean {
  return name.length <= 214 && /^(?:@[\w.~*!'()-]+\/)?[\w~*!'()-][\w.~*!'()-]*$/.test(name);
}
