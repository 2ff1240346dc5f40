import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type DryRunShown,
  dryRunJob,
  type operationsEndpoints,
  type ResponseOf,
} from '@red-tortoise/contracts';
import type { DryRun } from '@red-tortoise/database';
import { advisoryTaskPrefix } from '@red-tortoise/domain';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { findSource } from './find-source.js';
import { recordOperation } from './record-operation.js';
import { isIncremental } from './show-source.js';

type Start = z.output<typeof operationsEndpoints.startDryRun.body>;
type DryRuns = ResponseOf<typeof operationsEndpoints.dryRuns>;

const shownOfTask = 10;
const keptOfTask = 50;
/** One that is open for so long was lost: its job is tried for minutes, and reads for an hour at the most. */
const lostAfter = 2 * 60 * 60_000;

/** What runs would change. The orchestrator finds it out; here it is asked for and read. */
@Injectable()
export class DryRunsService {
  constructor(private readonly stores: Stores) {}

  async list(task: string): Promise<DryRuns> {
    const rows = await this.stores.database.dryRun.findMany({
      where: { task },
      orderBy: { createdAt: 'desc' },
      take: shownOfTask,
    });
    return { items: rows.map(showDryRun) };
  }

  async start(viewer: Viewer, { task, from, comment }: Start): Promise<DryRunShown> {
    const { database, queue } = this.stores;
    await this.assertPossible(task, from);
    const open = { task, state: { in: ['queued' as const, 'running' as const] } };
    const row = await database.$transaction(
      async (transaction) => {
        const since = { createdAt: { gt: new Date(Date.now() - lostAfter) } };
        if ((await transaction.dryRun.count({ where: { ...open, ...since } })) > 0) {
          throw new CodedError('dry-run.under-way');
        }
        const data = { task, from, requestedById: viewer.id, requestedByName: viewer.name };
        const made = await transaction.dryRun.create({ data });
        const operation = { screen: 'dry-run', objectId: made.id, objectTitle: task, verb: 'start', comment };
        await recordOperation(transaction, viewer, { ...operation, after: { from } });
        return made;
      },
      { isolationLevel: 'Serializable' },
    );
    await queue.enqueue(dryRunJob, { dryRunId: row.id }, { jobId: `dry-run-${row.id}` });
    await this.forgetOld(task);
    return showDryRun(row);
  }

  private async assertPossible(task: string, from: Start['from']): Promise<void> {
    const isMoment = from !== 'next' && from !== 'start';
    if (task === 'npm') {
      if (isMoment) throw new CodedError('source.not-incremental');
      return;
    }
    if (!task.startsWith(advisoryTaskPrefix)) throw new CodedError('dry-run.not-possible');
    const source = await findSource(this.stores.database, task.slice(advisoryTaskPrefix.length));
    if (isMoment && !isIncremental(source)) throw new CodedError('source.not-incremental');
  }

  private async forgetOld(task: string): Promise<void> {
    const { database } = this.stores;
    const [oldest] = await database.dryRun.findMany({
      where: { task },
      orderBy: { createdAt: 'desc' },
      skip: keptOfTask,
      take: 1,
      select: { createdAt: true },
    });
    if (oldest) await database.dryRun.deleteMany({ where: { task, createdAt: { lte: oldest.createdAt } } });
  }
}

function showDryRun({ id, task, from, state, counts, events, examples, complete, error, ...row }: DryRun): DryRunShown {
  return {
    ...{ id, task, from, state, complete, error },
    requestedBy: row.requestedByName,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    counts: counts as DryRunShown['counts'],
    events: events as DryRunShown['events'],
    examples: examples as DryRunShown['examples'],
  };
}
