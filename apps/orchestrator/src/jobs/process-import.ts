import { processImport as definition } from '@red-tortoise/contracts';
import { giveUpImport, processImport } from '@red-tortoise/domain';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export function processImportHandler(context: OrchestratorContext): JobHandler<typeof definition> {
  return {
    definition,
    concurrency: 4,
    handle: ({ importId }) => processImport(context, importId, context.settings.current),
    handleFailed: ({ importId }) => giveUpImport(context, importId),
  };
}
