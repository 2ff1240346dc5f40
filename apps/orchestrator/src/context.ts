import type { Environment } from '@red-tortoise/config';
import type { DomainContext } from '@red-tortoise/domain';
import type { Logger } from '@red-tortoise/observability';

/** What every part of the orchestrator gets. */
export interface OrchestratorContext extends DomainContext {
  environment: Environment;
  logger: Logger;
}
