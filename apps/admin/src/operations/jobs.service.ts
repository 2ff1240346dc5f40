import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import type { DoneToSome, operationsEndpoints, QueuedJobVerb, ResponseOf } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { recordOperations } from './record-operation.js';

type Query = z.output<typeof operationsEndpoints.jobs.query>;
type Jobs = ResponseOf<typeof operationsEndpoints.jobs>;
type Change = z.output<typeof operationsEndpoints.changeJobs.body>;

/** The jobs of the queues in Redis. */
@Injectable()
export class JobsService {
  constructor(private readonly stores: Stores) {}

  async list(query: Query): Promise<Jobs> {
    const { jobs } = this.stores.queue;
    const [items, counts] = await Promise.all([jobs.list(query), jobs.count()]);
    const none = { queue: query.queue, waiting: 0, running: 0, delayed: 0, failed: 0 };
    return { items, counts: counts.find(({ queue }) => queue === query.queue) ?? none };
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
