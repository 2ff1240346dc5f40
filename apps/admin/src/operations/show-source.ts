import type { SourceShown } from '@red-tortoise/contracts';
import type { AdvisorySource, Database } from '@red-tortoise/database';
import { QuarantinedRecordModel } from '@red-tortoise/documents';
import { originOfSource } from '@red-tortoise/domain';
import { taskOfSource } from './find-source.js';
import { showRun } from './show-schedule.js';

const countedTo = 10_000;

export async function showSource(database: Database, source: AdvisorySource): Promise<SourceShown> {
  const { name, title, enabled, watermark, loadedAt } = source;
  const [run, quarantined] = await Promise.all([
    database.pipelineRun.findFirst({ where: { task: taskOfSource(name) }, orderBy: { runAt: 'desc' } }),
    QuarantinedRecordModel.countDocuments({ source: name }, { limit: countedTo }),
  ]);
  return {
    ...{ name, title, enabled, quarantined, incremental: isIncremental(source), credential: credentialOf(source) },
    watermark: watermark?.toISOString() ?? null,
    loadedAt: loadedAt?.toISOString() ?? null,
    lastRun: run && showRun(run),
  };
}

export function isIncremental({ indexLocation, recordLocation }: AdvisorySource): boolean {
  return Boolean(indexLocation && recordLocation);
}

function credentialOf(source: AdvisorySource): SourceShown['credential'] {
  if (source.credential !== null) return 'set';
  return originOfSource(source) === null ? 'impossible' : 'none';
}
