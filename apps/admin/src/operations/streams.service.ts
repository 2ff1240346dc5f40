import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type operationsEndpoints,
  type ProcessorShown,
  type ReplayShown,
  type ResponseOf,
} from '@red-tortoise/contracts';
import { StreamOffsetModel, type ViewReplayDocument, ViewReplayModel } from '@red-tortoise/documents';
import { startReplay } from '@red-tortoise/domain';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { recordOperations } from './record-operation.js';

type Pause = z.output<typeof operationsEndpoints.pauseProcessor.body>;
type Replay = z.output<typeof operationsEndpoints.startReplay.body>;

const mostOffsets = 1_000;
const replaysShown = 20;

/** The event streams' processors, and the views that can be rebuilt from them. */
@Injectable()
export class StreamsService {
  constructor(private readonly stores: Stores) {}

  async show(): Promise<ResponseOf<typeof operationsEndpoints.streams>> {
    const [processors, replays] = await Promise.all([
      this.processors(),
      ViewReplayModel.find().sort({ startedAt: -1 }).limit(replaysShown).lean<ViewReplayDocument[]>(),
    ]);
    return { processors, replays: replays.map(showReplay) };
  }

  /** Each partition has a row, and is held by it: whoever takes the partition over holds it too. */
  async pause(viewer: Viewer, name: string, { paused, comment }: Pause): Promise<ProcessorShown> {
    const before = (await this.processors()).find((processor) => processor.name === name);
    if (!before) throw new CodedError('processor.not-found');
    const verb = paused ? 'pause' : 'resume';
    const operation = { screen: 'stream-offset', objectId: name, objectTitle: name, verb, comment };
    const rows = this.stores.queue.stream.names.map((stream) => `${name}/${stream}`);
    await recordOperations(this.stores.database, viewer, before.paused === paused ? [] : [operation], async () => {
      await StreamOffsetModel.updateMany({ _id: { $in: rows } }, { $set: { paused } });
      return new Map();
    });
    return { ...before, paused };
  }

  /** @throws CodedError replay.under-way */
  async replay(viewer: Viewer, { view, from, comment }: Replay): Promise<ReplayShown> {
    const { database, queue, logger } = this.stores;
    if (await ViewReplayModel.exists({ view, phase: { $nin: ['done', 'failed'] } })) {
      throw new CodedError('replay.under-way');
    }
    const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
    const start = typeof from === 'string' && from !== 'start' ? new Date(from) : from;
    const id = randomUUID();
    const operation = { screen: 'view-replay', objectId: id, objectTitle: view, verb: 'start', after: { view, from } };
    await recordOperations(database, viewer, [{ ...operation, comment }], async () => {
      await startReplay({ database, queue, onError }, view, start, id);
      return new Map();
    });
    return showReplay(await ViewReplayModel.findById(id).orFail().lean<ViewReplayDocument>());
  }

  private async processors(): Promise<ProcessorShown[]> {
    const partitions = new Map(this.stores.queue.stream.names.map((stream, partition) => [stream, partition]));
    const rows = await StreamOffsetModel.find({ at: { $exists: true } })
      .sort({ _id: 1 })
      .limit(mostOffsets)
      .lean();
    const processors = new Map<string, ProcessorShown>();
    for (const { _id, lag, offset, messageAt, at, paused } of rows) {
      const end = _id.indexOf('/');
      const [name, partition] = [_id.slice(0, end), partitions.get(_id.slice(end + 1))];
      // Of another installation on the same stores.
      if (partition === undefined) continue;
      const known = processors.get(name) ?? { name, paused: false, partitions: [] };
      const moment = { messageAt: messageAt?.toISOString() ?? null, at: at.toISOString() };
      known.partitions.push({ partition, lag, offset, ...moment });
      processors.set(name, { ...known, paused: known.paused || paused === true });
    }
    return [...processors.values()];
  }
}

function showReplay({ _id, failures, startedAt, finishedAt, ...replay }: ViewReplayDocument): ReplayShown {
  const { view, phase, events, expected, copied, error } = replay;
  return {
    ...{ id: _id, view, phase, events, expected, copied, error, failures: failures.length },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
