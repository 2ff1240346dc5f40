import type { JobRun } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { DryRunReport } from './dry-run-report.js';
import type { Tasks } from './task.js';

/** Says in the row of a dry run what a run would do now. An attempt that was cut off is made again from the beginning. */
export async function runDryRun(
  { database }: OrchestratorContext,
  tasks: Tasks,
  id: string,
  { signal, log }: Pick<JobRun, 'signal' | 'log'>,
): Promise<void> {
  const startedAt = new Date();
  const row = await database.dryRun.findUnique({ where: { id } });
  const task = (await tasks()).find(({ name }) => name === row?.task);
  if (!row || row.state === 'done') return;
  if (!task?.dryRun) throw new Error(`${row.task} is no pipeline any more`);
  await database.dryRun.update({ where: { id }, data: { state: 'running', startedAt, error: null } });
  const report = new DryRunReport();
  const save = async () => {
    const { counts, events, examples, complete } = report;
    await log(`so far: ${JSON.stringify(counts)}`);
    await database.dryRun.update({ where: { id }, data: { counts, events, examples: [...examples], complete } });
  };
  await task.dryRun({ from: row.from, startedAt, signal, report, save });
  await save();
  await database.dryRun.update({ where: { id }, data: { state: 'done', finishedAt: new Date() } });
}

export async function failDryRun({ database }: OrchestratorContext, id: string, error: Error): Promise<void> {
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  const data = { state: 'failed', finishedAt: new Date(), error: reason.slice(0, 2_000) } as const;
  await database.dryRun.updateMany({ where: { id, state: { not: 'done' } }, data });
}
