import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type operationsEndpoints,
  type PageQuery,
  type ResponseOf,
  type SourceShown,
} from '@red-tortoise/contracts';
import type { AdvisorySource, PipelineRun } from '@red-tortoise/database';
import { type QuarantinedRecordDocument, QuarantinedRecordModel } from '@red-tortoise/documents';
import { requestRun } from '@red-tortoise/domain';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { recordOperation } from './record-operation.js';
import { showRun } from './show-schedule.js';

type Reread = z.output<typeof operationsEndpoints.rereadSource.body>;
type Quarantine = ResponseOf<typeof operationsEndpoints.quarantinedRecords>;

const mostSources = 200;
const countedTo = 10_000;
const taskOf = (name: string) => `advisories-${name}`;

/** The pipelines of advisories: what was set aside, and reading again. */
@Injectable()
export class SourcesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: SourceShown[] }> {
    const sources = await this.stores.database.advisorySource.findMany({ orderBy: { name: 'asc' }, take: mostSources });
    return { items: await Promise.all(sources.map((source) => this.show(source))) };
  }

  async quarantine(name: string, { limit, cursor }: PageQuery): Promise<Quarantine> {
    await this.find(name);
    const behind = cursor === undefined ? {} : placeBehind(cursor);
    const rows = await QuarantinedRecordModel.find({ source: name, ...behind })
      .sort({ lastSeenAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean<QuarantinedRecordDocument[]>();
    const items = rows.slice(0, limit).map(({ _id, item, code, detail, excerpt, firstSeenAt, lastSeenAt }) => ({
      ...{ id: _id, item, code, detail, excerpt },
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? `${last.lastSeenAt} ${last.id}` : null };
  }

  /** Sets back how far the source is read, and runs it. Records that are mended meanwhile leave the quarantine. */
  async reread(viewer: Viewer, name: string, { from, comment }: Reread): Promise<SourceShown> {
    const { database, queue, logger } = this.stores;
    const source = await this.find(name);
    if (from !== 'start' && !isIncremental(source)) throw new CodedError('source.not-incremental');
    const open = { task: taskOf(name), state: { in: ['queued' as const, 'running' as const] } };
    await database.$transaction(async (transaction) => {
      if ((await transaction.pipelineRun.count({ where: open })) > 0) throw new CodedError('source.running');
      const data = from === 'start' ? { watermark: null, version: null } : { watermark: new Date(from) };
      await transaction.advisorySource.update({ where: { name }, data });
      await recordOperation(transaction, viewer, {
        ...{ screen: 'advisory-source', objectId: source.id, objectTitle: source.title, verb: 'reread', comment },
        before: { watermark: source.watermark?.toISOString() ?? null, version: source.version },
        after: { from },
      });
    });
    const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
    await requestRun({ database, queue, onError }, taskOf(name), 'staff');
    return this.show(await this.find(name));
  }

  private async show(source: AdvisorySource): Promise<SourceShown> {
    const { name, title, enabled, watermark, loadedAt } = source;
    const [run, quarantined] = await Promise.all([
      this.lastRun(name),
      QuarantinedRecordModel.countDocuments({ source: name }, { limit: countedTo }),
    ]);
    return {
      ...{ name, title, enabled, quarantined, incremental: isIncremental(source) },
      watermark: watermark?.toISOString() ?? null,
      loadedAt: loadedAt?.toISOString() ?? null,
      lastRun: run && showRun(run),
    };
  }

  private lastRun(name: string): Promise<PipelineRun | null> {
    return this.stores.database.pipelineRun.findFirst({ where: { task: taskOf(name) }, orderBy: { runAt: 'desc' } });
  }

  private async find(name: string): Promise<AdvisorySource> {
    const source = await this.stores.database.advisorySource.findUnique({ where: { name } });
    if (!source) throw new CodedError('source.not-found');
    return source;
  }
}

function isIncremental({ indexLocation, recordLocation }: AdvisorySource): boolean {
  return Boolean(indexLocation && recordLocation);
}

/** Behind the last record of the page before. */
function placeBehind(cursor: string) {
  const end = cursor.indexOf(' ');
  const [moment, id] = [new Date(cursor.slice(0, end)), cursor.slice(end + 1)];
  if (Number.isNaN(moment.getTime())) throw new CodedError('request.cursor-invalid');
  return { $or: [{ lastSeenAt: { $lt: moment } }, { lastSeenAt: moment, _id: { $lt: id } }] };
}
