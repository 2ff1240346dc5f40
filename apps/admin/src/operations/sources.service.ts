import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { CodedError, type operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { askForRun } from './ask-for-run.js';
import { findSource, taskOfSource } from './find-source.js';
import { recordOperation } from './record-operation.js';
import { isIncremental, showSource } from './show-source.js';

type Reread = z.output<typeof operationsEndpoints.rereadSource.body>;

const mostSources = 200;

/** The pipelines of advisories: how far they are, and reading again. */
@Injectable()
export class SourcesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: SourceShown[] }> {
    const { database } = this.stores;
    const sources = await database.advisorySource.findMany({ orderBy: { name: 'asc' }, take: mostSources });
    return { items: await Promise.all(sources.map((source) => showSource(database, source))) };
  }

  /** Sets back how far the source is read, and runs it. Records that are mended meanwhile leave the quarantine. */
  async reread(viewer: Viewer, name: string, { from, comment }: Reread): Promise<SourceShown> {
    const { database } = this.stores;
    const source = await findSource(database, name);
    if (from !== 'start' && !isIncremental(source)) throw new CodedError('source.not-incremental');
    if (from !== 'start' && Date.parse(from) > Date.now()) throw new CodedError('source.moment-ahead');
    const task = taskOfSource(name);
    const open = { task, state: { in: ['queued' as const, 'running' as const] } };
    await askForRun(this.stores, { task }, async (transaction) => {
      if ((await transaction.pipelineRun.count({ where: open })) > 0) throw new CodedError('source.running');
      const data = from === 'start' ? { watermark: null, version: null } : { watermark: new Date(from) };
      await transaction.advisorySource.update({ where: { name }, data });
      await recordOperation(transaction, viewer, {
        ...{ screen: 'advisory-source', objectId: source.id, objectTitle: source.title, verb: 'reread', comment },
        before: { watermark: source.watermark?.toISOString() ?? null, version: source.version },
        after: { from },
      });
    });
    return showSource(database, await findSource(database, name));
  }
}
