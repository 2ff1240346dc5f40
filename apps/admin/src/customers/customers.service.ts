import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { CodedError, type CustomerRequest, type CustomerShown, type CustomerSubject } from '@red-tortoise/contracts';
import {
  type DomainContext,
  endLiveAccess,
  enqueueCustomerRequest,
  readCustomerFile,
  requestErasure,
  requestExport,
} from '@red-tortoise/domain';
import { recordOperation } from '../operations/record-operation.js';
import { Stores } from '../stores.js';
import { readProfile } from './read-profile.js';
import { showRequest } from './show-request.js';

interface Asked {
  subject: CustomerSubject;
  id: string;
  reason: string;
}
/** In whose history it stands. */
const screenOf = { organisation: 'organisation', person: 'user' } as const;
const requestsShown = 20;

@Injectable()
export class CustomersService {
  constructor(private readonly stores: Stores) {}

  /** Also of somebody who was erased, as long as it is on record. @throws CodedError customer.not-found */
  async show(viewer: Viewer, subject: CustomerSubject, id: string): Promise<CustomerShown> {
    const { database, settings } = this.stores;
    const [profile, requests] = await Promise.all([
      readProfile(database, settings.current, subject, id),
      database.customerRequest.findMany({
        where: { subjectId: id, subject },
        orderBy: { id: 'desc' },
        take: requestsShown,
      }),
    ]);
    if (!profile && requests.length === 0) throw new CodedError('customer.not-found');
    return {
      profile,
      requests: requests.map(showRequest),
      can: {
        export: viewer.can('customer.export'),
        erase: viewer.can('customer.erase'),
        support: viewer.can('user.support'),
      },
    };
  }

  async export(viewer: Viewer, asked: Asked): Promise<CustomerRequest> {
    const request = await this.stores.database.$transaction(async (transaction) => {
      const made = await requestExport(transaction, { ...asked, by: viewer });
      await recordOperation(transaction, viewer, { ...operationOf(asked, 'export'), objectTitle: made.subjectName });
      return made;
    });
    await enqueueCustomerRequest(this.context, request.id);
    return showRequest(request);
  }

  /** The record of it stays for good, so it does not name whom it is about. */
  async erase(viewer: Viewer, asked: Asked & { name: string }): Promise<CustomerRequest> {
    const request = await this.stores.database.$transaction(async (transaction) => {
      const made = await requestErasure(transaction, { ...asked, by: viewer });
      await recordOperation(transaction, viewer, operationOf(asked, 'erase'));
      return made;
    });
    endLiveAccess(this.context, request);
    await enqueueCustomerRequest(this.context, request.id);
    return showRequest(request);
  }

  /** @throws CodedError customer.file-gone */
  async file(viewer: Viewer, requestId: string): Promise<{ name: string; content: Readable }> {
    const { name, request, content } = await readCustomerFile(this.stores.database, requestId);
    const about = { subject: request.subject, id: request.subjectId, reason: name };
    await recordOperation(this.stores.database, viewer, operationOf(about, 'download'));
    return { name, content };
  }

  private get context(): DomainContext {
    const { database, queue, logger } = this.stores;
    const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
    return { database, queue, onError };
  }
}

function operationOf({ subject, id, reason }: Asked, verb: string) {
  return { screen: screenOf[subject], objectId: id, objectTitle: id, verb, comment: reason };
}
