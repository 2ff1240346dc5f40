import { ActivityWindowModel } from './activity.js';
import { AdvisoryModel, AdvisoryRecordModel, QuarantinedRecordModel } from './advisories.js';
import { AlertModel, BudgetPlaceModel, DigestItemModel } from './alerts.js';
import { ComponentModel, NotAssessedModel } from './components.js';
import { DeliveryModel } from './deliveries.js';
import { EventModel } from './events.js';
import { FeedEntryModel } from './feed.js';
import { FeedMoveModel } from './feed-moves.js';
import { FindingModel, FindingTrendModel } from './findings.js';
import { ImportContentModel, ImportModel } from './imports.js';
import { PackageModel, VersionModel } from './packages.js';
import { ProjectPackageModel, ProjectStateModel } from './projects.js';
import { EventLogModel, StreamOffsetModel } from './streams.js';
import { ViewReplayModel, ViewStateModel } from './views.js';

export const models = [
  ImportModel,
  ImportContentModel,
  ComponentModel,
  NotAssessedModel,
  ProjectStateModel,
  ProjectPackageModel,
  PackageModel,
  VersionModel,
  EventModel,
  FeedEntryModel,
  FeedMoveModel,
  AdvisoryModel,
  AdvisoryRecordModel,
  QuarantinedRecordModel,
  FindingModel,
  FindingTrendModel,
  StreamOffsetModel,
  EventLogModel,
  ActivityWindowModel,
  ViewStateModel,
  ViewReplayModel,
  AlertModel,
  BudgetPlaceModel,
  DigestItemModel,
  DeliveryModel,
] as const;

/** Makes the collections and their indexes as declared. Part of a deploy: safe to run again. */
export async function syncIndexes(): Promise<void> {
  for (const model of models) {
    await model.createCollection().catch(ignoreExisting);
    await model.syncIndexes();
  }
}

function ignoreExisting(error: { code?: number }): void {
  const namespaceExists = 48;
  if (error.code !== namespaceExists) throw error;
}
