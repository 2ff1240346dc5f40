import { randomUUID } from 'node:crypto';
import {
  type ActivityWindowDocument,
  ActivityWindowModel,
  contentId,
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  FeedEntryModel,
  StreamOffsetModel,
  toEvent,
  ViewReplayModel,
} from '@red-tortoise/documents';
import {
  acceptImport,
  type DomainContext,
  type ProjectScope,
  processImport,
  syncProjectFeed,
} from '@red-tortoise/domain';
import { eventPartitions, openQueue, type Queue, type QueueOptions } from '@red-tortoise/queue';
import { deleteStreams } from '@red-tortoise/queue/delete-streams';
import { componentManifest, createProjectRows, type TestStores } from '@red-tortoise/testing';
import { OrchestratorProcess } from './orchestrator-process.js';

export const packageNames = Array.from({ length: 40 }, (_, number) => `part-${number}`);
export const purlOf = (name: string) => `pkg:npm/${name}`;

/** Projects, a log of their own, and an orchestrator as a process that can be killed. */
export class LogWorld {
  private happened = 0;

  private constructor(
    readonly stores: TestStores,
    readonly queue: Queue,
    readonly orchestrator: OrchestratorProcess,
    readonly namespace: string,
    /** The same log once more, for processors that run in this process until it is closed. */
    readonly openQueue: () => Promise<Queue>,
  ) {}

  static async open(stores: TestStores, logSize?: QueueOptions['logSize']): Promise<LogWorld> {
    await stores.empty();
    const namespace = `log-${randomUUID().slice(0, 8)}`;
    const open = () =>
      openQueue({
        redisUrl: process.env.REDIS_URL as string,
        rabbitUrl: process.env.RABBITMQ_URL as string,
        namespace,
        timeout: 10_000,
        onError: () => {},
        logSize,
      });
    const orchestrator = new OrchestratorProcess({ NAMESPACE: namespace, NPM_REGISTRY_URL: 'http://127.0.0.1:9/' });
    return new LogWorld(stores, await open(), orchestrator, namespace, open);
  }

  get context(): DomainContext {
    return { ...this.stores, queue: this.queue };
  }

  async close(): Promise<void> {
    await this.orchestrator.stop();
    await this.queue.close();
  }

  async createProject(names: readonly string[]): Promise<ProjectScope & { userId: string }> {
    const scope = await createProjectRows(this.stores.database);
    await this.import(scope, names);
    return scope;
  }

  async import(scope: ProjectScope, names: readonly string[]): Promise<void> {
    const content = componentManifest(names.map((name) => `${name}@1.0.0`));
    const { _id } = await acceptImport(this.context, scope, { filename: null, content });
    await processImport(this.context, _id);
    await syncProjectFeed(this.context, scope.projectId);
  }

  /** Stores events as a pipeline does. Each fifth tells of the past; some are released, others deprecated. */
  async happen(count: number): Promise<void> {
    const events = Array.from({ length: count }, (): EventDocument => {
      const number = this.happened++;
      const subject = purlOf(packageNames[number % packageNames.length] as string);
      const observedAt = new Date(Date.now() - (number % 7 === 0 ? 3_600_000 : 0));
      return {
        _id: contentId('made up', number),
        type: number % 3 === 0 ? 'package.deprecated' : 'package.released',
        subject,
        key: subject,
        occurredAt: observedAt,
        observedAt,
        schemaVersion: 1,
        historical: number % 5 === 0,
        data:
          number % 3 === 0
            ? { version: `1.0.${number}`, message: 'use another' }
            : { version: `1.0.${number}`, previousVersion: null, level: null, publisher: null },
        published: false,
      };
    });
    for (let start = 0; start < count; start += 1_000)
      await EventModel.collection.insertMany(events.slice(start, start + 1_000) as never[]);
  }

  /** The same, and in the log at once: where no relay runs. */
  async publish(count: number): Promise<void> {
    await this.happen(count);
    const events = await EventModel.find({ published: false, subject: /^pkg:/ }).lean<EventDocument[]>();
    await EventModel.updateMany({}, { $set: { published: true } });
    await this.queue.stream.publish(events.map(toEvent), 10_000);
  }

  /** Until everything was relayed and the processors have read all of it. */
  async settled(): Promise<void> {
    await until(async () => (await EventModel.countDocuments({ published: false })) === 0);
    await until(async () => (await EventModel.countDocuments({ offset: null, subject: /^pkg:/ })) === 0);
    const ends = await this.ends();
    await until(async () => {
      const stored = await StreamOffsetModel.find({ _id: /^(feed-fan-out|activity)\// }).lean();
      return (
        stored.filter(({ _id, offset }) => offset >= (ends.get(_id.split('/')[1] as string) ?? -1)).length ===
        2 * eventPartitions
      );
    });
  }

  /** Fills the log until all that stands in it now has gone from it, also what nobody has read. */
  async truncate(): Promise<void> {
    const { stream } = this.queue;
    const ends = await Promise.all(stream.names.map((_, partition) => this.markEnd(partition)));
    await until(async () => {
      for (let fill = 0; fill < 10; fill++) await stream.mark('x'.repeat(20_000), 10_000);
      const firsts = await Promise.all(ends.map((_, partition) => stream.offsetAt(partition, 'first')));
      return firsts.every((first, partition) => first > (ends[partition] as number));
    });
  }

  /** As a broker whose disk is lost. */
  async loseLog(): Promise<void> {
    await deleteStreams(process.env.RABBITMQ_URL as string, this.queue.stream.names);
  }

  /** Answers the offset of a mark behind all that stands in a partition. */
  private async markEnd(partition: number): Promise<number> {
    const { stream } = this.queue;
    const id = randomUUID();
    await stream.mark(id, 10_000);
    const found = new AbortController();
    let end = -1;
    await stream.consume(partition, {
      ...{ afterOffset: null, batchSize: 100, signal: found.signal },
      handleBatch: async () => {},
      handlePoison: async () => {},
      handleMark: async (mark, offset) => {
        if (mark !== id) return;
        end = offset;
        found.abort();
      },
    });
    return end;
  }

  /** The highest place of an event, by stream. */
  private async ends(): Promise<Map<string, number>> {
    const highest = await EventModel.aggregate<{ _id: number; offset: number }>([
      { $match: { offset: { $gte: 0 } } },
      { $group: { _id: '$partition', offset: { $max: '$offset' } } },
    ]);
    return new Map(highest.map(({ _id, offset }) => [this.queue.stream.streamName(_id), offset]));
  }

  async replayed(replayId: string): Promise<void> {
    await until(async () => {
      const replay = await ViewReplayModel.findById(replayId).lean();
      if (replay?.phase === 'failed') throw new Error(replay.error ?? 'the replay failed');
      return replay?.phase === 'done';
    });
  }
}

export const feedNow = () => FeedEntryModel.find({}).sort({ _id: 1 }).lean<FeedEntryDocument[]>();
export const activityNow = () => ActivityWindowModel.find({}).sort({ _id: 1 }).lean<ActivityWindowDocument[]>();

export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come true in two minutes');
}
