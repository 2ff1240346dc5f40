export { type DataModel, dataModel, type FieldDescription, type ModelDescription } from './data-model.js';
export type {
  AdvisorySource,
  AlertRule,
  ApiToken,
  Channel,
  DryRun,
  FeatureFlag,
  Membership,
  Mute,
  Organisation,
  PipelineRun,
  Plan,
  Project,
  Schedule,
  Session,
  Setting,
  SeverityOverride,
  User,
  Watch,
} from './generated/client.js';
export { Prisma, Role, RunState } from './generated/client.js';
export { isDatabaseUnavailable } from './is-database-unavailable.js';
export { deployMigrations } from './migrations/deploy-migrations.js';
export { MigrationFailed } from './migrations/migration-failed.js';
export { isUpToDate, type MigrationStatus, readMigrationStatus } from './migrations/migration-status.js';
export { resetDatabase } from './migrations/reset-database.js';
export { type Database, type DatabaseOptions, openDatabase, pingDatabase } from './open-database.js';
