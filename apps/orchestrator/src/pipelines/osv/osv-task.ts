import { ReadRecords } from '@red-tortoise/contracts';
import type { AdvisorySource } from '@red-tortoise/database';
import { AdvisoryModel } from '@red-tortoise/documents';
import { advisoryTaskPrefix, createSealing, followAdvisories } from '@red-tortoise/domain';
import { runPipeline } from '@red-tortoise/pipeline';
import type { OrchestratorContext } from '../../context.js';
import type { Task, TaskRun } from '../../schedules/task.js';
import { dryRunSource } from './dry-run/dry-run-source.js';
import { osvPipeline } from './index.js';
import type { LoadCounts } from './load.js';
import { type OsvCursor, readCursor } from './osv-cursor.js';
import { osvLimits } from './osv-limits.js';
import { stateOf, versionOf } from './source-state.js';
import { forgetQuarantine, readSetAside } from './store/keep-quarantine.js';
import { notStored } from './store/read-stored.js';

/** A source of advisories by the clock: what is new in it is stored, and the findings follow page by page. */
export function osvTask(context: OrchestratorContext, { id, name, title, cron, enabled }: AdvisorySource): Task {
  return {
    name: `${advisoryTaskPrefix}${name}`,
    description: title,
    cron,
    isPaused: !enabled,
    startsAtOnce: true,
    async run(run) {
      const source = await context.database.advisorySource.findUnique({ where: { id } });
      if (source?.enabled) await runSource(context, source, run);
    },
    async dryRun(run) {
      const source = await context.database.advisorySource.findUniqueOrThrow({ where: { id } });
      await dryRunSource(context, source, run);
    },
  };
}

async function runSource(context: OrchestratorContext, source: AdvisorySource, run: TaskRun): Promise<void> {
  const { database } = context;
  const { signal, startedAt } = run;
  const counts = noCounts();
  const sealing = createSealing(context.environment);
  const asked = ReadRecords.safeParse(run.request).data?.records ?? null;
  const pipeline = osvPipeline({
    context,
    source: source.name,
    counts,
    startedAt,
    limits: osvLimits,
    folder: context.environment.ADVISORIES_FOLDER,
    readState: async () =>
      stateOf(await database.advisorySource.findUniqueOrThrow({ where: { id: source.id } }), sealing),
    notStored,
    records: asked === 'all' ? await readSetAside(source.name) : asked,
  });
  await runPipeline(pipeline, {
    // The list of all that is set aside is another one by now, and is read from its beginning.
    cursor: asked === 'all' ? null : run.cursor,
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

/** Notes in the source's row what is done, behind the pages that it stands for. */
async function saveSource(
  { database }: OrchestratorContext,
  source: AdvisorySource,
  cursor: OsvCursor | null,
  startedAt: Date,
): Promise<void> {
  const where = { id: source.id };
  if (cursor?.stage === 'changes' && cursor.watermark !== null) {
    // An index may name moments ahead of ours; behind one of them nothing would be new for long.
    const watermark = new Date(Math.min(Date.parse(cursor.watermark), startedAt.getTime()));
    await database.advisorySource.updateMany({ where, data: { watermark } });
  }
  if (cursor?.stage !== 'file-done') return;
  await forgetQuarantine(source.name, new Date(cursor.since));
  // Where there is an index, that is compared first.
  const latest = source.indexLocation
    ? null
    : await AdvisoryModel.findOne({ source: source.name }).sort({ modifiedAt: -1 }).select({ modifiedAt: 1 });
  await database.advisorySource.updateMany({
    where,
    data: { version: versionOf(source, cursor.version), loadedAt: new Date(), watermark: latest?.modifiedAt ?? null },
  });
}
