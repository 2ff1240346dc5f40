import type { Database } from '@red-tortoise/database';
import type { Queue } from '@red-tortoise/queue';

/** What a verb needs beside its arguments. MongoDB's models know their connection themselves. */
export interface DomainContext {
  database: Database;
  queue: Queue;
  onError: (error: Error, where?: string) => void;
}

/** A project that the caller may touch, as `access` has found it. */
export interface ProjectScope {
  organisationId: string;
  projectId: string;
}
