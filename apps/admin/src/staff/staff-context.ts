import type { Environment } from '@red-tortoise/config';
import type { Database } from '@red-tortoise/database';
import { createSealing, type Sealing } from '@red-tortoise/domain';

/** What the verbs of staff work with. */
export class StaffContext {
  readonly sealing: Sealing;
  /** The only page that may send changes. */
  readonly origin: string;
  readonly isSecure: boolean;
  readonly webUrl: string;

  constructor(
    readonly database: Database,
    environment: Pick<Environment, 'ADMIN_URL' | 'WEB_URL' | 'SECRETS_KEY'>,
  ) {
    this.sealing = createSealing(environment);
    this.origin = new URL(environment.ADMIN_URL).origin;
    this.isSecure = environment.ADMIN_URL.startsWith('https:');
    this.webUrl = environment.WEB_URL;
  }
}
