import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '@red-tortoise/database';
import { closeDocuments, models, openDocuments } from '@red-tortoise/documents';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { restoreReferenceRows } from './reference-rows.js';

const timeout = 10_000;

/** The four stores of a test, each with databases of the test's own worker; as a context that verbs take. */
export interface TestStores {
  database: Database;
  queue: Queue;
  onError: (error: Error) => void;
  /** What was handed to onError. */
  errors: Error[];
  /** Empties MongoDB and the business tables, but for what migrations put there. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function openStores(): Promise<TestStores> {
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  const database = openDatabase({ url: addressOf('DATABASE_URL'), timeout, poolSize: 5 });
  await openDocuments({ url: addressOf('MONGODB_URL'), timeout: 30_000 });
  const queue = await openQueue({
    redisUrl: addressOf('REDIS_URL'),
    rabbitUrl: addressOf('RABBITMQ_URL'),
    namespace: `${process.env.NAMESPACE ?? 'test'}-${randomUUID().slice(0, 8)}`,
    timeout,
    onError,
  });
  return {
    database,
    queue,
    onError,
    errors,
    async empty() {
      for (const model of models) await model.collection.deleteMany({});
      await database.$executeRawUnsafe(
        `truncate users, organisations, schedules, advisory_sources, staff_members, staff_groups, settings, feature_flags,
          blocked_countries, ecosystem_aliases, severity_overrides, staff_attempts, rate_limits,
          admin_jobs cascade`,
      );
      await restoreReferenceRows(database);
    },
    async close() {
      await queue.close();
      await closeDocuments();
      await database.$disconnect();
    },
  };
}

/** An organisation with one person and one project, straight into the tables. */
export async function createProjectRows(database: Database, name = 'web-shop') {
  const userId = randomUUID();
  const organisation = await database.organisation.create({ data: { name: 'Test', personal: true } });
  await database.user.create({
    data: {
      id: userId,
      name: 'Test',
      email: `${userId}@example.test`,
      memberships: { create: { organisationId: organisation.id, role: 'owner' } },
    },
  });
  const project = await database.project.create({ data: { organisationId: organisation.id, name } });
  return { userId, organisationId: organisation.id, projectId: project.id };
}

function addressOf(variable: string): string {
  const address = process.env[variable];
  if (!address)
    throw new Error(`${variable} is not set: run this test with \`npm test -- <path>\`, which starts the stores`);
  return address;
}
