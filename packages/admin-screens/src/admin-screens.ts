import type { AdminDeclaration } from '@red-tortoise/admin-kit';
import { accountAdmin } from './accounts/account-admin.js';
import { rateLimitAdmin } from './accounts/rate-limit-admin.js';
import { sessionAdmin } from './accounts/session-admin.js';
import { userAdmin } from './accounts/user-admin.js';
import { verificationAdmin } from './accounts/verification-admin.js';
import { advisoryAdmin } from './advisories/advisory-admin.js';
import { advisoryRecordAdmin } from './advisories/advisory-record-admin.js';
import { advisorySourceAdmin } from './advisories/advisory-source-admin.js';
import { quarantinedRecordAdmin } from './advisories/quarantined-record-admin.js';
import { alertAdmin } from './alerts/alert-admin.js';
import { alertRuleAdmin } from './alerts/alert-rule-admin.js';
import { alertSettingsAdmin } from './alerts/alert-settings-admin.js';
import { budgetPlaceAdmin } from './alerts/budget-place-admin.js';
import { channelAdmin } from './alerts/channel-admin.js';
import { deliveryAdmin } from './alerts/delivery-admin.js';
import { digestItemAdmin } from './alerts/digest-item-admin.js';
import { muteAdmin } from './alerts/mute-admin.js';
import { ruleChannelAdmin } from './alerts/rule-channel-admin.js';
import { adminJobAdmin } from './audit/admin-job-admin.js';
import { adminJobPieceAdmin } from './audit/admin-job-piece-admin.js';
import { adminViewAdmin } from './audit/admin-view-admin.js';
import { auditEntryAdmin } from './audit/audit-entry-admin.js';
import { customerRequestAdmin } from './customers/customer-request-admin.js';
import { customerRequestPieceAdmin } from './customers/customer-request-piece-admin.js';
import { supportNoteAdmin } from './customers/support-note-admin.js';
import { eventAdmin } from './events/event-admin.js';
import { feedEntryAdmin } from './feed/feed-entry-admin.js';
import { feedMoveAdmin } from './feed/feed-move-admin.js';
import { findingAdmin } from './findings/finding-admin.js';
import { findingTrendAdmin } from './findings/finding-trend-admin.js';
import { componentAdmin } from './imports/component-admin.js';
import { importAdmin } from './imports/import-admin.js';
import { importContentAdmin } from './imports/import-content-admin.js';
import { notAssessedAdmin } from './imports/not-assessed-admin.js';
import { licenceMappingAdmin } from './licences/licence-mapping-admin.js';
import { membershipAdmin } from './organisations/membership-admin.js';
import { organisationAdmin } from './organisations/organisation-admin.js';
import { packageAdmin } from './packages/package-admin.js';
import { versionAdmin } from './packages/version-admin.js';
import { importCountAdmin } from './plans/import-count-admin.js';
import { planAdmin } from './plans/plan-admin.js';
import { organisationPolicyAdmin } from './policies/organisation-policy-admin.js';
import { projectAdmin } from './projects/project-admin.js';
import { projectPackageAdmin } from './projects/project-package-admin.js';
import { projectStateAdmin } from './projects/project-state-admin.js';
import { dryRunAdmin } from './schedules/dry-run-admin.js';
import { pipelineRunAdmin } from './schedules/pipeline-run-admin.js';
import { scheduleAdmin } from './schedules/schedule-admin.js';
import { blockedCountryAdmin } from './settings/blocked-country-admin.js';
import { ecosystemAliasAdmin } from './settings/ecosystem-alias-admin.js';
import { featureFlagAdmin } from './settings/feature-flag-admin.js';
import { settingAdmin } from './settings/setting-admin.js';
import { settingsRevisionAdmin } from './settings/settings-revision-admin.js';
import { severityOverrideAdmin } from './settings/severity-override-admin.js';
import { staffAttemptAdmin } from './staff/staff-attempt-admin.js';
import { staffEventAdmin } from './staff/staff-event-admin.js';
import { staffGroupAdmin } from './staff/staff-group-admin.js';
import { staffMemberAdmin } from './staff/staff-member-admin.js';
import { staffMembershipAdmin } from './staff/staff-membership-admin.js';
import { staffRecoveryCodeAdmin } from './staff/staff-recovery-code-admin.js';
import { staffSecondFactorAdmin } from './staff/staff-second-factor-admin.js';
import { staffSessionAdmin } from './staff/staff-session-admin.js';
import { supportCodeAdmin } from './staff/support-code-admin.js';
import { statusAlertAdmin } from './status/status-alert-admin.js';
import { statusSampleAdmin } from './status/status-sample-admin.js';
import { activityWindowAdmin } from './streams/activity-window-admin.js';
import { eventLogAdmin } from './streams/event-log-admin.js';
import { streamOffsetAdmin } from './streams/stream-offset-admin.js';
import { viewReplayAdmin } from './streams/view-replay-admin.js';
import { viewStateAdmin } from './streams/view-state-admin.js';
import { apiTokenAdmin } from './tokens/api-token-admin.js';
import { watchAdmin } from './watches/watch-admin.js';

/** Every screen, in the order of the menu. */
export const adminScreens: readonly AdminDeclaration[] = [
  accountAdmin,
  rateLimitAdmin,
  sessionAdmin,
  userAdmin,
  verificationAdmin,
  membershipAdmin,
  organisationAdmin,
  supportNoteAdmin,
  customerRequestAdmin,
  customerRequestPieceAdmin,
  planAdmin,
  importCountAdmin,
  organisationPolicyAdmin,
  apiTokenAdmin,
  watchAdmin,
  findingAdmin,
  findingTrendAdmin,
  componentAdmin,
  importAdmin,
  importContentAdmin,
  notAssessedAdmin,
  projectAdmin,
  projectPackageAdmin,
  projectStateAdmin,
  packageAdmin,
  versionAdmin,
  advisoryAdmin,
  advisoryRecordAdmin,
  advisorySourceAdmin,
  quarantinedRecordAdmin,
  alertAdmin,
  alertRuleAdmin,
  alertSettingsAdmin,
  budgetPlaceAdmin,
  channelAdmin,
  deliveryAdmin,
  digestItemAdmin,
  muteAdmin,
  ruleChannelAdmin,
  licenceMappingAdmin,
  settingAdmin,
  featureFlagAdmin,
  blockedCountryAdmin,
  ecosystemAliasAdmin,
  severityOverrideAdmin,
  pipelineRunAdmin,
  dryRunAdmin,
  scheduleAdmin,
  statusAlertAdmin,
  statusSampleAdmin,
  settingsRevisionAdmin,
  eventAdmin,
  feedEntryAdmin,
  activityWindowAdmin,
  streamOffsetAdmin,
  eventLogAdmin,
  viewReplayAdmin,
  feedMoveAdmin,
  viewStateAdmin,
  adminJobAdmin,
  adminJobPieceAdmin,
  adminViewAdmin,
  auditEntryAdmin,
  staffAttemptAdmin,
  staffEventAdmin,
  staffGroupAdmin,
  staffMemberAdmin,
  staffMembershipAdmin,
  staffRecoveryCodeAdmin,
  staffSecondFactorAdmin,
  staffSessionAdmin,
  supportCodeAdmin,
];
