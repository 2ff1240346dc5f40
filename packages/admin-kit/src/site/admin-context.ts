import type { Database, Prisma } from '@red-tortoise/database';
import type { Queue } from '@red-tortoise/queue';
import type { Viewer } from '../viewer.js';
import type { AdminSite } from './admin-site.js';

/** What the verbs need beside their arguments. MongoDB's models know their connection themselves. */
export interface AdminContext {
  readonly site: AdminSite;
  readonly database: Database;
  readonly queue: Queue;
  readonly onError: (error: Error, where?: string) => void;
}

/** A verb on behalf of somebody. */
export interface AdminCall extends AdminContext {
  readonly viewer: Viewer;
}

/** The same where it may be within a transaction: then it reads there too, and takes no second connection. */
export type ReadCall = Omit<AdminCall, 'database'> & { readonly database: Database | Prisma.TransactionClient };
