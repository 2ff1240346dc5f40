import type { Environment } from '@red-tortoise/config';
import type { Database } from '@red-tortoise/database';
import type { DomainContext, LiveSettings } from '@red-tortoise/domain';
import type { Health, Logger, Metrics } from '@red-tortoise/observability';
import type { Queue } from '@red-tortoise/queue';

/** What a process opens once and every part of it shares. MongoDB's models know their connection themselves. */
export class Stores {
  constructor(
    readonly environment: Environment,
    readonly logger: Logger,
    readonly metrics: Metrics,
    readonly health: Health,
    readonly database: Database,
    readonly queue: Queue,
    readonly settings: LiveSettings,
    readonly close: () => Promise<void>,
  ) {}

  /** What the verbs of the domain want. */
  get context(): DomainContext {
    const onError = (error: Error, where?: string) => this.logger.warn({ err: error, where }, 'an attempt failed');
    return { database: this.database, queue: this.queue, onError };
  }
}
