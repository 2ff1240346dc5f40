import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type operationsEndpoints,
  type PageQuery,
  type ResponseOf,
  type SourceShown,
} from '@red-tortoise/contracts';
import { type QuarantinedRecordDocument, QuarantinedRecordModel } from '@red-tortoise/documents';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { askForRun, type RecordRun } from './ask-for-run.js';
import { findSource, taskOfSource } from './find-source.js';
import { recordOperation } from './record-operation.js';
import { showSource } from './show-source.js';

type Quarantine = ResponseOf<typeof operationsEndpoints.quarantinedRecords>;
type Retry = z.output<typeof operationsEndpoints.retryQuarantined.body>;

/** Records that a source has and that could not be read. */
@Injectable()
export class QuarantineService {
  constructor(private readonly stores: Stores) {}

  async list(name: string, { limit, cursor }: PageQuery): Promise<Quarantine> {
    await findSource(this.stores.database, name);
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

  /** A run that reads these and nothing else, with the code of today. */
  async retry(viewer: Viewer, name: string, { records, comment }: Retry): Promise<SourceShown> {
    const { database } = this.stores;
    const source = await findSource(database, name);
    const record: RecordRun = (transaction) =>
      recordOperation(transaction, viewer, {
        ...{ screen: 'advisory-source', objectId: source.id, objectTitle: source.title, verb: 'retry', comment },
        after: { records },
      });
    await askForRun(this.stores, { task: taskOfSource(name) }, record, { records });
    return showSource(database, source);
  }
}

/** Behind the last record of the page before. */
function placeBehind(cursor: string) {
  const end = cursor.indexOf(' ');
  const [moment, id] = [new Date(cursor.slice(0, end)), cursor.slice(end + 1)];
  if (Number.isNaN(moment.getTime())) throw new CodedError('request.cursor-invalid');
  return { $or: [{ lastSeenAt: { $lt: moment } }, { lastSeenAt: moment, _id: { $lt: id } }] };
}
