import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import type { DoneToSome, JobQueue, operationsEndpoints, QueuedJobVerb, ResponseOf } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { recordOperations } from './record-operation.js';

type Query = z.output<typeof operationsEndpoints.jobs.query>;
type Jobs = ResponseOf<typeof operationsEndpoints.jobs>;
type ChangeAll = z.output<typeof operationsEndpoints.changeAllJobs.body>;
type Change = z.output<typeof operationsEndpoints.changeJobs.body>;

/** The jobs of the queues in Redis. */
@Injectable()
export class JobsService {
  constructor(private readonly stores: Stores) {}

  async list(query: Query): Promise<Jobs> {
    const { jobs } = this.stores.queue;
    const [items, counts] = await Promise.all([jobs.list(query), jobs.count()]);
    const none = { queue: query.queue, waiting: 0, running: 0, delayed: 0, failed: 0, done: 0 };
    return { items, counts: counts.find(({ queue }) => queue === query.queue) ?? none };
  }

  async log(queue: JobQueue, id: string): Promise<{ lines: string[] }> {
    return { lines: await this.stores.queue.jobs.log(queue, id) };
  }

  /** The oldest first, so that what comes into the state meanwhile, or fails again, is behind them. */
  async changeAll(viewer: Viewer, verb: QueuedJobVerb, { queue, state, skip, comment, ...asked }: ChangeAll) {
    const before = asked.before ?? new Date().toISOString();
    const { jobs } = this.stores.queue;
    const { ids } = await jobs.next({ queue, state, from: skip, before: new Date(before) });
    if (ids.length === 0) return { done: 0, refused: [], left: 0, before };
    const outcome = await this.change(viewer, verb, { queue, ids, comment });
    const from = skip + outcome.refused.length;
    const { ids: rest, total } = await jobs.next({ queue, state, from, before: new Date(before) });
    return { ...outcome, before, left: rest.length === 0 ? 0 : Math.max(rest.length, total - from) };
  }

  change(viewer: Viewer, verb: QueuedJobVerb, { queue, ids, comment }: Change): Promise<DoneToSome> {
    const chosen = [...new Set(ids)];
    const operations = chosen.map((objectId) => ({
      ...{ screen: 'job', objectId, objectTitle: `${queue} ${objectId}`, verb, comment },
      after: { queue },
    }));
    const act = () => this.stores.queue.jobs.change(queue, verb, chosen);
    return recordOperations(this.stores.database, viewer, operations, act);
  }
}
