import {
  AdvisoryModel,
  AdvisoryRecordModel,
  EventLogModel,
  FeedMoveModel,
  PackageModel,
  QuarantinedRecordModel,
  StreamOffsetModel,
  VersionModel,
  ViewReplayModel,
  ViewStateModel,
} from '@red-tortoise/documents';
import { applicationData } from './application-data.js';
import { businessData } from './business-data.js';
import type { DataSet, NobodysData } from './data-set.js';

/** Everything that is a customer's, in the order of an export. */
export const dataSets: readonly DataSet[] = [...businessData, ...applicationData];

type Nobodys = readonly NobodysData['model'][];
const shared: Nobodys = [
  'Plan',
  'LicenceMapping',
  'AdvisorySource',
  'Setting',
  'BlockedCountry',
  'EcosystemAlias',
  'SeverityOverride',
  PackageModel,
  VersionModel,
  AdvisoryModel,
  AdvisoryRecordModel,
  QuarantinedRecordModel,
];
const machinery: Nobodys = [
  // By address of the network, and gone within the hour.
  'RateLimit',
  'Schedule',
  'PipelineRun',
  'DryRun',
  'SettingsRevision',
  'StatusSample',
  'StatusAlert',
  StreamOffsetModel,
  EventLogModel,
  // Names a project or a person, for some minutes.
  FeedMoveModel,
  ViewStateModel,
  ViewReplayModel,
];
const staff: Nobodys = [
  // Parts of what staff exported may name customers; housekeeping removes them after a week.
  'AdminJob',
  'AdminJobPiece',
  'AdminView',
  'StaffMember',
  'StaffGroup',
  'StaffMembership',
  'StaffSession',
  'StaffSecondFactor',
  'StaffRecoveryCode',
  'StaffAttempt',
  // Append-only: who looked through whose eyes stays on record by the person's id, which leads nowhere any more.
  'StaffEvent',
];

/** Every other model, and why it holds nothing of a customer. */
export const nobodysData: readonly NobodysData[] = [
  ...shared.map((model) => ({ model, of: 'nobody', because: 'shared by all' }) as const),
  ...machinery.map((model) => ({ model, of: 'nobody', because: 'machinery' }) as const),
  ...staff.map((model) => ({ model, of: 'nobody', because: 'staff' }) as const),
];
