import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { CodedError, type operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import { createSealing, originOfSource, type Sealing, sealSourceCredential } from '@red-tortoise/domain';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { findSource } from './find-source.js';
import { recordOperation } from './record-operation.js';
import { showSource } from './show-source.js';

type Set = z.output<typeof operationsEndpoints.setSourceCredential.body>;

/** What sources are asked with. It goes in and nobody reads it again: neither does the record of what staff did. */
@Injectable()
export class SourceCredentialsService {
  private readonly sealing: Sealing;

  constructor(private readonly stores: Stores) {
    this.sealing = createSealing(stores.environment);
  }

  async set(viewer: Viewer, name: string, { credential, comment }: Set): Promise<SourceShown> {
    const { id, location } = await findSource(this.stores.database, name);
    const origin = originOfSource({ location });
    if (origin === null) throw new CodedError('source.no-address');
    const sealed = sealSourceCredential(this.sealing, { id, origin }, credential);
    return this.change(viewer, name, { credential: sealed, after: { credential: 'set', for: origin }, comment });
  }

  remove(viewer: Viewer, name: string): Promise<SourceShown> {
    return this.change(viewer, name, { credential: null, after: { credential: 'none' } });
  }

  private async change(
    viewer: Viewer,
    name: string,
    { credential, after, comment }: { credential: string | null; after: Record<string, string>; comment?: string },
  ): Promise<SourceShown> {
    const { database } = this.stores;
    const source = await database.$transaction(async (transaction) => {
      const before = await findSource(transaction, name);
      await recordOperation(transaction, viewer, {
        ...{ screen: 'advisory-source', objectId: before.id, objectTitle: before.title, comment },
        ...{ verb: 'credential', before: { credential: before.credential === null ? 'none' : 'set' }, after },
      });
      return transaction.advisorySource.update({ where: { name }, data: { credential } });
    });
    return showSource(database, source);
  }
}
