/**
 * Brings the stores that the environment names up to date: migrations, then indexes. A process of its own, so that
 * what it loads does not stay in memory.
 */
import { deployMigrations } from '@red-tortoise/database';
import { closeDocuments, openDocuments, syncIndexes } from '@red-tortoise/documents';

await deployMigrations(process.env.DATABASE_URL);
await openDocuments({ url: process.env.MONGODB_URL, timeout: 30_000 });
await syncIndexes();
await closeDocuments();
