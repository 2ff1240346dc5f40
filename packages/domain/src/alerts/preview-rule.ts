import type { RuleDraft, RulePreview } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { ImportModel } from '@red-tortoise/documents';
import type { AlertOwner } from './alert-owner.js';
import { rowsOf } from './alert-owner.js';
import { readAlertSettings } from './alert-settings.js';
import { countEvents, countPreview, type PreviewCounts } from './count-preview.js';
import { disturbingKinds } from './disturbing-kinds.js';
import { filterOfImportFindings, filterOfRule } from './filter-of-rule.js';
import { findExamples, findFindingExamples, newestExamples, type PreviewExample } from './find-examples.js';
import { currentLocalDate, dateAfter, momentOf, mondayOf } from './local-time.js';
import { findPreviewScope } from './preview-scope.js';

/** A preview before it is shown: of the projects of its examples it knows the ids. */
export type PreviewFacts = Omit<RulePreview, 'examples'> & { examples: PreviewExample[] };

/**
 * What a rule would have sent in the last days, from all that happened then: also from before the packages came into the
 * projects, so that somebody new sees what to expect. Today and the `days - 1` before it count, by the owner's calendar.
 */
export async function previewRule(
  database: Database,
  owner: AlertOwner,
  rule: Pick<RuleDraft, 'scope' | 'conditions' | 'channels'>,
  days: number,
): Promise<PreviewFacts> {
  const settings = (await readAlertSettings(database, [owner]))(owner.id);
  const today = currentLocalDate(settings.timeZone);
  const from = dateAfter(today, 1 - days);
  const since = momentOf(from, 0, settings.timeZone);
  const { filters, findings, feeds, projectIds } = await findPreviewScope(database, owner, rule.scope, since);
  const wanted = [...filters, filterOfRule(rule.conditions)];
  const ofImports = filterOfImportFindings(rule.conditions);
  const wantedFindings = ofImports && { ...findings, ...ofImports };
  const [fromFeeds, fromImports, examples, importExamples, messages, findingsSince] = await Promise.all([
    countPreview(wanted, feeds, settings.timeZone),
    wantedFindings ? countEvents(wantedFindings, settings.timeZone) : nothing,
    findExamples(wanted),
    wantedFindings ? findFindingExamples(wantedFindings) : [],
    countMessages(database, owner, rule),
    findFindingsSince(projectIds),
  ]);
  const rows = [...fromFeeds.rows, ...fromImports.rows];
  return {
    days,
    alerts: rows.reduce((sum, { alerts }) => sum + alerts, 0),
    bounded: fromFeeds.bounded || fromImports.bounded,
    heldBack: messages > 0 ? countBeyond(settings.dailyBudget / messages, rows) : 0,
    weeks: byWeek(rows, from, today),
    types: byType(rows),
    examples: newestExamples([...examples, ...importExamples]),
    findingsSince,
  };
}

type Rows = PreviewCounts['rows'];
const nothing: PreviewCounts = { rows: [], bounded: false };

/** How many messages the rule would send to people at once for each alert: what the noise budget is for. */
async function countMessages(
  database: Database,
  owner: AlertOwner,
  { channels }: Pick<RuleDraft, 'channels'>,
): Promise<number> {
  const atOnce = channels.filter(({ when }) => when === 'at-once').map(({ channelId }) => channelId);
  if (atOnce.length === 0) return 0;
  const where = { ...rowsOf(owner), id: { in: atOnce }, kind: { in: disturbingKinds } };
  return await database.channel.count({ where });
}

/** Before its first import nothing is known of a project's findings. */
async function findFindingsSince(projectIds: readonly string[]): Promise<string | null> {
  if (projectIds.length === 0) return null;
  const [first] = await ImportModel.find({ projectId: { $in: [...projectIds] }, state: 'done' })
    .select({ createdAt: 1 })
    .sort({ createdAt: 1 })
    .limit(1)
    .lean<{ createdAt: Date }[]>();
  return first?.createdAt.toISOString() ?? null;
}

/** Those that at least one of their messages of a day finds no place for. `budget` is in alerts. */
function countBeyond(budget: number, rows: Rows): number {
  return sumsBy(rows, ({ date }) => date).reduce(
    (sum, [, alerts]) => sum + Math.max(0, alerts - Math.floor(budget)),
    0,
  );
}

/** Every week from the first to this one, also those without any. */
function byWeek(rows: Rows, from: string, to: string): PreviewFacts['weeks'] {
  const sums = new Map(sumsBy(rows, ({ date }) => mondayOf(date)));
  const weeks: PreviewFacts['weeks'] = [];
  for (let monday = mondayOf(from); monday <= to; monday = dateAfter(monday, 7))
    weeks.push({ from: monday, alerts: sums.get(monday) ?? 0 });
  return weeks;
}

function byType(rows: Rows): PreviewFacts['types'] {
  return sumsBy(rows, ({ type }) => type)
    .map(([type, alerts]) => ({ type, alerts }))
    .sort((one, other) => other.alerts - one.alerts);
}

function sumsBy<K>(rows: Rows, keyOf: (row: Rows[number]) => K): [K, number][] {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.alerts);
  return [...sums];
}
