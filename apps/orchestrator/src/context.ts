import type { Environment } from '@red-tortoise/config';
import type { DomainContext, LiveSettings } from '@red-tortoise/domain';
import type { Health, Logger, Metrics } from '@red-tortoise/observability';

/** What every part of the orchestrator gets. */
export interface OrchestratorContext extends DomainContext {
  environment: Environment;
  settings: LiveSettings;
  logger: Logger;
  metrics: Metrics;
  health: Health;
  /** Whether all four stores answer now: a failure then is not theirs. */
  storesAnswer(): Promise<boolean>;
}
