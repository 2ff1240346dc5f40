import type { AdvisorySource } from '@red-tortoise/database';
import { AdvisoryModel } from '@red-tortoise/documents';
import { followAdvisories } from '@red-tortoise/domain';
import { runPipeline } from '@red-tortoise/pipeline';
import type { OrchestratorContext } from '../../context.js';
import type { Task, TaskRun } from '../../schedules/task.js';
import type { Change } from './deltas/read-index.js';
import { osvPipeline } from './index.js';
import type { LoadCounts } from './load.js';
import { type OsvCursor, readCursor } from './osv-cursor.js';
import { osvLimits } from './osv-limits.js';
import { stateOf, versionOf } from './source-state.js';
import { forgetQuarantine } from './store/keep-quarantine.js';
import { readVersions } from './store/read-stored.js';

const taskPrefix = 'advisories-';

/** A source of advisories by the clock: what is new in it is stored, and the findings follow page by page. */
export function osvTask(context: OrchestratorContext, { id, name, title, cron, enabled }: AdvisorySource): Task {
  return {
    name: `${taskPrefix}${name}`,
    description: title,
    cron,
    isPaused: !enabled,
    startsAtOnce: true,
    async run(run) {
      const source = await context.database.advisorySource.findUnique({ where: { id } });
      if (source?.enabled) await runSource(context, source, run);
    },
  };
}

async function runSource(context: OrchestratorContext, source: AdvisorySource, run: TaskRun): Promise<void> {
  const { database } = context;
  const { signal, startedAt } = run;
  const counts = noCounts();
  const pipeline = osvPipeline({
    context,
    source: source.name,
    counts,
    startedAt,
    limits: osvLimits,
    readState: async () => stateOf(await database.advisorySource.findUniqueOrThrow({ where: { id: source.id } })),
    notStored,
  });
  await runPipeline(pipeline, {
    cursor: run.cursor,
    signal,
    async saveProgress({ cursor }) {
      await saveSource(context, source, readCursor(cursor), startedAt);
      await followAdvisories(context, signal);
      await run.saveProgress({ cursor, counts });
      Object.assign(counts, noCounts());
    },
  });
}

function noCounts(): LoadCounts {
  return { records: 0, added: 0, changed: 0, quarantined: 0, events: 0 };
}

async function notStored(changes: Change[]): Promise<Change[]> {
  const stored = await readVersions(changes.map(({ id }) => id));
  return changes.filter(({ id, modifiedAt }) => !((stored.get(id)?.modifiedAt ?? 0) >= modifiedAt));
}

/** Notes in the source's row what is done, behind the pages that it stands for. */
async function saveSource(
  { database }: OrchestratorContext,
  source: AdvisorySource,
  cursor: OsvCursor | null,
  startedAt: Date,
): Promise<void> {
  const where = { id: source.id };
  if (cursor?.stage === 'changes') {
    // An index may name moments ahead of ours; behind one of them nothing would be new for long.
    const watermark = new Date(Math.min(Date.parse(cursor.watermark), startedAt.getTime()));
    await database.advisorySource.updateMany({ where, data: { watermark } });
  }
  if (cursor?.stage !== 'file-done') return;
  await forgetQuarantine(source.name, new Date(cursor.since));
  const latest = await AdvisoryModel.findOne({ source: source.name })
    .sort({ modifiedAt: -1 })
    .select({ modifiedAt: 1 });
  await database.advisorySource.updateMany({
    where,
    data: { version: versionOf(source, cursor.version), loadedAt: new Date(), watermark: latest?.modifiedAt ?? null },
  });
}
