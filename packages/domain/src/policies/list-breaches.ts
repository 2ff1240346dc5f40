import type { Policy, PolicyBreach, PolicyRuleName } from '@red-tortoise/contracts';
import {
  type ComponentDocument,
  ComponentModel,
  type FindingDocument,
  FindingModel,
  VersionModel,
} from '@red-tortoise/documents';
import type { DomainContext, ProjectScope } from '../context.js';
import { loadLicenceMappings } from '../licences/load-licence-mappings.js';
import { currentImportId } from '../projects/current-import-id.js';
import {
  type ComponentRuleName,
  componentBreaches,
  type FindingRuleName,
  findingBreaches,
  findingRuleNames,
  inScope,
  underLicences,
} from './breach-filters.js';
import { countLicences } from './count-licences.js';
import { type LicenceRuleName, LicenceRules, licenceRuleNames } from './licence-rules.js';
import { readPolicy } from './read-policy.js';
import { ruleEffects } from './rule-effects.js';

/** One breach, and the place that it has in the list. */
export interface PlacedBreach {
  breach: PolicyBreach;
  key: string;
}

interface Page {
  rule: PolicyRuleName;
  /** The key of the last one shown before. */
  after: string | undefined;
  limit: number;
}
type Effect = PolicyBreach['effect'];

const longestSearch = 5_000;
const longestDetail = 500;
/** An honest project has some dozens of different licence fields. */
const mostLicences = 5_000;

/** What breaks a rule of the policy in a project: the worst findings first, components with direct ones first. */
export async function listBreaches(
  { database }: Pick<DomainContext, 'database'>,
  { organisationId, projectId }: ProjectScope,
  { rule, after, limit }: Page,
): Promise<PlacedBreach[]> {
  const policy = await readPolicy(database, organisationId);
  const effect = ruleEffects(policy)[rule];
  if (effect === 'off') return [];
  if (isOneOf(findingRuleNames, rule)) {
    const filter = { projectId, ...inScope(policy), ...findingBreaches(rule, policy) };
    return await readFindings(filter, after, limit, { rule, effect });
  }
  const importId = await currentImportId(projectId);
  if (importId === null) return [];
  const inImport = { importId, ...inScope(policy) };
  const breaches = isOneOf(licenceRuleNames, rule)
    ? underLicences(await brokenLicences(database, inImport, policy, rule))
    : componentBreaches(rule, policy, new Date());
  return await readComponents({ ...inImport, ...breaches }, after, limit, { rule, effect });
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

async function brokenLicences(
  database: DomainContext['database'],
  filter: { importId: string },
  policy: Policy,
  rule: LicenceRuleName,
): Promise<(string | null)[]> {
  const rules = new LicenceRules(policy, await loadLicenceMappings(database));
  const licences = (await countLicences(filter)).map(({ licence }) => licence);
  return licences.filter((licence) => rules.isBroken(rule, licence)).slice(0, mostLicences);
}

async function readFindings(
  filter: object,
  after: string | undefined,
  limit: number,
  by: { rule: FindingRuleName; effect: Effect },
): Promise<PlacedBreach[]> {
  const rows = await FindingModel.find({ ...filter, ...(after !== undefined && { severityKey: { $gt: after } }) })
    .select({ history: 0 })
    .sort({ severityKey: 1 })
    .limit(limit)
    .maxTimeMS(longestSearch)
    .lean();
  return rows.map((row) => {
    const detail = `${row.primaryName} (${row.malicious ? 'malicious' : row.severity.level}): ${row.summary}`;
    return { key: row.severityKey, breach: { ...by, ...described(row), detail, findingId: row._id } };
  });
}

async function readComponents(
  filter: object,
  after: string | undefined,
  limit: number,
  by: { rule: LicenceRuleName | ComponentRuleName; effect: Effect },
): Promise<PlacedBreach[]> {
  const rows = await ComponentModel.find({ ...filter, ...(after !== undefined && { sortKey: { $gt: after } }) })
    .sort({ sortKey: 1 })
    .limit(limit)
    .maxTimeMS(longestSearch)
    .lean();
  const scripts = by.rule === 'install-script' ? await readScripts(rows) : new Map<string, string>();
  return rows.map((row) => {
    const detail = scripts.get(row.purl) ?? detailOf(by.rule, row);
    return { key: row.sortKey, breach: { ...by, ...described(row), detail, findingId: null } };
  });
}

function detailOf(rule: LicenceRuleName | ComponentRuleName, { facts, declaredLicence }: ComponentDocument): string {
  if (rule === 'deprecated') return facts.deprecated ?? '';
  if (rule === 'cooldown') return `Published ${facts.publishedAt?.toISOString().slice(0, 10)}`;
  if (rule === 'install-script') return 'Runs a script when it is installed';
  return (facts.licence ?? declaredLicence ?? 'No licence is stated').slice(0, longestDetail);
}

/** `postinstall: node build.js` by purl. */
async function readScripts(components: readonly ComponentDocument[]): Promise<Map<string, string>> {
  const versions = await VersionModel.find({ _id: { $in: components.map(({ purl }) => purl) } })
    .select({ installScripts: 1 })
    .lean();
  const said = versions.map(({ _id, installScripts }): [string, string] => [
    _id,
    installScripts.map(({ hook, command }) => `${hook}: ${command}`).join('; '),
  ]);
  return new Map(said.filter(([, text]) => text !== ''));
}

function described({
  purl,
  packagePurl,
  name,
  version,
  direct,
  dev,
  path,
}: Pick<FindingDocument, 'purl' | 'packagePurl' | 'name' | 'version' | 'direct' | 'dev' | 'path'>) {
  return { purl, packagePurl, name, version, direct, dev, path };
}
