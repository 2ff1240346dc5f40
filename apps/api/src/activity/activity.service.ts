import { Injectable } from '@nestjs/common';
import { type Activity, type ActivityQuery, CodedError } from '@red-tortoise/contracts';
import { organisationSubject } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { parsePackagePurl } from '../packages/parse-package-purl.js';
import { Stores } from '../stores/stores.js';
import { readActivity } from './read-activity.js';

@Injectable()
export class ActivityService {
  constructor(
    private readonly access: AccessService,
    private readonly stores: Stores,
  ) {}

  /** What registries and advisories say is the same for everybody. */
  ofPackage(purl: string, query: ActivityQuery): Promise<Activity> {
    return readActivity(parsePackagePurl(purl, this.stores.settings.current.ecosystemOf).packagePurl, query);
  }

  /** Of the caller's first organisation where none is named. */
  async ofOrganisation(
    access: Access,
    { organisationId: named, ...query }: ActivityQuery & { organisationId?: string | undefined },
  ): Promise<Activity> {
    const id = named ?? access.organisationIds[0];
    if (id === undefined) throw new CodedError('organisation.not-found');
    const { organisationId } = await this.access.membership(access, id);
    return await readActivity(organisationSubject(organisationId), query);
  }
}
