export { activityView } from './activity/activity-view.js';
export { organisationSubject } from './activity/windows-of.js';
export { type LoadedAdvisories, loadAdvisories, type StoredAdvisory } from './advisories/load-advisories.js';
export {
  overrideSeverity,
  readSeverityOverrides,
  type SeverityOverrides,
} from './advisories/override-severity.js';
export {
  openSourceCredential,
  originOfSource,
  type SourceCredential,
  sealSourceCredential,
} from './advisories/source-credential.js';
export { type AlertOwner, ownerOf } from './alerts/alert-owner.js';
export { readAlertSettings } from './alerts/alert-settings.js';
export { catchUpDefaultRules } from './alerts/catch-up-default-rules.js';
export { ensureDefaultRules } from './alerts/ensure-default-rules.js';
export { holdBackWaiting } from './alerts/hold-back-waiting.js';
export { currentLocalDate } from './alerts/local-time.js';
export { usedToday } from './alerts/noise-budget.js';
export { previewRule } from './alerts/preview-rule.js';
export { raiseAlerts } from './alerts/raise-alerts.js';
export { removeOfGoneChannels } from './alerts/remove-of-gone-channels.js';
export { removeOldPlaces } from './alerts/remove-old-places.js';
export { settleForgotten } from './alerts/settle-alerts.js';
export type { DomainContext, ProjectScope } from './context.js';
export { findCustomer } from './customers/customer-scope.js';
export { fileNameOf, readCustomerFile } from './customers/read-customer-file.js';
export {
  endLiveAccess,
  enqueueCustomerRequest,
  requestErasure,
  requestExport,
} from './customers/request-customer.js';
export {
  failCustomerRequest,
  recoverCustomerRequests,
  runCustomerRequest,
} from './customers/run-customer-request.js';
export { createAddressCheck } from './deliveries/address-check.js';
export { type ChannelTokenPurpose, readChannelToken, signChannelToken } from './deliveries/channel-token.js';
export { createDelivery, type NewDelivery } from './deliveries/create-delivery.js';
export { enqueueDeliveries } from './deliveries/enqueue-deliveries.js';
export { loadMessage, type MessageAddresses } from './deliveries/load-message.js';
export { loadMessageAlerts } from './deliveries/load-message-alerts.js';
export { maySend } from './deliveries/may-send.js';
export { noticeChannelPaused } from './deliveries/notice-channel-paused.js';
export { refusalOf } from './deliveries/refusal-of.js';
export { lastDeliveryOf, replayDelivery, replayOnce } from './deliveries/replay-delivery.js';
export { readSendsOfChannel, sendsOfChannel } from './deliveries/sends-of-channel.js';
export { sweepDeliveries } from './deliveries/sweep-deliveries.js';
export { compareImports } from './diffs/compare-imports.js';
export { previousImport } from './diffs/previous-import.js';
export { sendDigests } from './digests/send-digests.js';
export { fanOut } from './feed/fan-out.js';
export { projectAudience, type StreamPlace, watchAudience } from './feed/feed-entry.js';
export { feedView } from './feed/feed-view.js';
export { TooManyReaders } from './feed/find-audiences.js';
export { settleMoves } from './feed/settle-moves.js';
export { syncProjectFeed } from './feed/sync-project-feed.js';
export { type DecidedBy, decideAll, decideFindings } from './findings/decide-findings.js';
export { endAcceptances } from './findings/end-acceptances.js';
export { type FindingComponent, type FindingGroup, groupMatches } from './findings/finding-group.js';
export { followAdvisories } from './findings/follow-advisories.js';
export { planFixes } from './findings/plan-fixes.js';
export { summariseFindings } from './findings/summarise-findings.js';
export { acceptImport } from './imports/accept-import.js';
export { giveUpImport, processImport } from './imports/process-import.js';
export { recoverImports } from './imports/recover-imports.js';
export { toImport } from './imports/to-import.js';
export { countUse, type Limit } from './limits/count-use.js';
export { type OpenStores, openStores, type StoresOptions } from './open-stores.js';
export { refreshViews } from './packages/refresh-views.js';
export { letGoOfFixPackages } from './packages/want-packages.js';
export { enqueueJudgements } from './policies/enqueue-judgements.js';
export { judgeProject } from './policies/judge-project.js';
export { judgeProjects } from './policies/judge-projects.js';
export { listBreaches } from './policies/list-breaches.js';
export { setPolicy } from './policies/set-policy.js';
export { currentImportId } from './projects/current-import-id.js';
export { removeDeletedProjects } from './projects/remove-projects.js';
export { joinSchedules } from './schedules/join-schedules.js';
export { checkCron, nextTick, readCron } from './schedules/next-tick.js';
export { addRun, enqueueRun, requestRun } from './schedules/request-run.js';
export { advisoryTaskPrefix } from './schedules/source-tasks.js';
export { startDueRuns } from './schedules/start-due-runs.js';
export { channelPurpose, createSealing, type Sealing } from './secrets/sealing.js';
export { declareSettings } from './settings/declare-settings.js';
export { LiveSettings } from './settings/live-settings.js';
export type { PlanLimits } from './settings/plan-limits.js';
export type { SettingsSnapshot } from './settings/settings-snapshot.js';
export { keepAlerts, keepFigures } from './status/keep-status.js';
export { readFlow } from './status/read-flow.js';
export { readStatus } from './status/read-status.js';
export { explainSlowQuery } from './status/slow-queries/explain-slow-query.js';
export { keepRunningStatements } from './status/slow-queries/read-slow-queries.js';
export { watchSlowCommands } from './status/slow-queries/watch-slow-commands.js';
export { countImport, readImportCount } from './usage/count-import.js';
export { type CountedQuota, countUsed } from './usage/count-used.js';
export { notHeld } from './usage/not-held.js';
export { readUsage } from './usage/read-usage.js';
export { recoverReplays, startReplay } from './views/start-replay.js';
export type { View } from './views/view.js';
export { nextOf } from './views/view-collections.js';
export { readViewState } from './views/view-state.js';
export { views } from './views/views.js';
export { whileHeld } from './views/while-held.js';
export { unwatchPackage, watchPackage } from './watches/watch-package.js';
