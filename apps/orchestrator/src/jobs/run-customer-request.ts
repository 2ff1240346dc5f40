import { runCustomerRequestJob } from '@red-tortoise/contracts';
import { failCustomerRequest, runCustomerRequest } from '@red-tortoise/domain';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

/** Exports or erases everything of a customer, as staff asked. */
export function runCustomerRequestHandler(context: OrchestratorContext): JobHandler<typeof runCustomerRequestJob> {
  return {
    definition: runCustomerRequestJob,
    concurrency: 1,
    handle: ({ requestId }, { signal }) => runCustomerRequest(context, requestId, { signal }),
    handleFailed: ({ requestId }, error) => failCustomerRequest(context, requestId, error),
  };
}
