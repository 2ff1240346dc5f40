import { type Policy, type PolicyRuleName, policyRuleNames, type Verdict } from '@red-tortoise/contracts';
import { ComponentModel, FindingModel } from '@red-tortoise/documents';
import type { DomainContext, ProjectScope } from '../context.js';
import { loadLicenceMappings } from '../licences/load-licence-mappings.js';
import { currentImportId } from '../projects/current-import-id.js';
import { componentBreaches, componentRuleNames, findingBreaches, findingRuleNames, inScope } from './breach-filters.js';
import { countLicences } from './count-licences.js';
import { LicenceRules, licenceRuleNames } from './licence-rules.js';
import { readPolicy } from './read-policy.js';
import { ruleEffects } from './rule-effects.js';

/** Breaches are counted so far and no further. */
const mostCounted = 10_000;

type Counts = Partial<Record<PolicyRuleName, number>>;

/** How a project stands against the policy of its organisation: by its current import and its open findings, now. */
export async function judgeProject(
  { database }: Pick<DomainContext, 'database'>,
  { organisationId, projectId }: ProjectScope,
): Promise<Verdict> {
  const policy = await readPolicy(database, organisationId);
  const importId = await currentImportId(projectId);
  const judgedAt = new Date();
  const counts: Counts = Object.assign(
    {},
    ...(await Promise.all([
      countFindings(projectId, policy),
      importId === null ? {} : countComponents(importId, policy, judgedAt),
      importId === null ? {} : countByLicence(database, importId, policy),
    ])),
  );
  const effects = ruleEffects(policy);
  const broken = policyRuleNames.flatMap((rule) => {
    const effect = effects[rule];
    const breaches = Math.min(counts[rule] ?? 0, mostCounted);
    return effect === 'off' || breaches === 0 ? [] : [{ rule, effect, breaches }];
  });
  return { verdict: worst(broken), broken, judgedAt: judgedAt.toISOString() };
}

function worst(broken: Verdict['broken']): Verdict['verdict'] {
  if (broken.some(({ effect }) => effect === 'fail')) return 'fail';
  return broken.length > 0 ? 'warn' : 'pass';
}

async function countFindings(projectId: string, policy: Policy): Promise<Counts> {
  return await countEach(turnedOn(findingRuleNames, policy), (rule) =>
    FindingModel.countDocuments(
      { projectId, ...inScope(policy), ...findingBreaches(rule, policy) },
      { limit: mostCounted },
    ),
  );
}

async function countComponents(importId: string, policy: Policy, at: Date): Promise<Counts> {
  return await countEach(turnedOn(componentRuleNames, policy), (rule) =>
    ComponentModel.countDocuments(
      { importId, ...inScope(policy), ...componentBreaches(rule, policy, at) },
      { limit: mostCounted },
    ),
  );
}

async function countByLicence(database: DomainContext['database'], importId: string, policy: Policy): Promise<Counts> {
  const rules = turnedOn(licenceRuleNames, policy);
  if (rules.length === 0) return {};
  const licenceRules = new LicenceRules(policy, await loadLicenceMappings(database));
  const counts: Counts = {};
  for (const { licence, components } of await countLicences({ importId, ...inScope(policy) })) {
    for (const rule of rules) {
      if (licenceRules.isBroken(rule, licence)) counts[rule] = (counts[rule] ?? 0) + components;
    }
  }
  return counts;
}

function turnedOn<Rule extends PolicyRuleName>(rules: readonly Rule[], policy: Policy): Rule[] {
  const effects = ruleEffects(policy);
  return rules.filter((rule) => effects[rule] !== 'off');
}

async function countEach<Rule extends PolicyRuleName>(
  rules: readonly Rule[],
  count: (rule: Rule) => Promise<number>,
): Promise<Counts> {
  return Object.fromEntries(await Promise.all(rules.map(async (rule) => [rule, await count(rule)]))) as Counts;
}
