import { Injectable } from '@nestjs/common';
import { type AdminCall, AdminSite, describeFinding, type Viewer } from '@red-tortoise/admin-kit';
import { adminScreens } from '@red-tortoise/admin-screens';
import { Stores } from '../stores.js';

/** The declared screens over the open stores. Declarations that cannot work keep the process from starting. */
@Injectable()
export class AdminCalls {
  private readonly site = AdminSite.of(adminScreens);

  constructor(private readonly stores: Stores) {
    for (const finding of this.site.warnings) stores.logger.warn(describeFinding(finding));
  }

  /** What a verb needs, on behalf of this member of staff. */
  of(viewer: Viewer): AdminCall {
    const { database, queue, logger } = this.stores;
    const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
    return { site: this.site, database, queue, onError, viewer };
  }
}
