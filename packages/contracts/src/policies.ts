import { z } from 'zod';
import { SeverityLevel } from './advisories.js';
import { PageQuery, pageOf } from './paging.js';
import { projectParams } from './project-params.js';
import { timestamp } from './timestamp.js';

/** What a breach of a rule does to the verdict. */
export const PolicyEffect = z.enum(['off', 'warn', 'fail']);
export type PolicyEffect = z.infer<typeof PolicyEffect>;
export const policyRuleNames = [
  'licence-denied',
  'licence-not-allowed',
  'licence-unknown',
  'severity',
  'malicious',
  'deprecated',
  'cooldown',
  'install-script',
] as const;
export const PolicyRuleName = z.enum(policyRuleNames);
export type PolicyRuleName = z.infer<typeof PolicyRuleName>;

/** SPDX licence identifiers: https://spdx.org/licenses/ */
const licences = z.array(z.string().trim().min(1).max(100)).max(300);
/** The rules of an organisation. Each rule is off until somebody turns it on, but malicious packages always fail. */
export const Policy = z
  .object({
    /** Components that only development needs are judged as well. */
    includeDev: z.boolean().default(true),
    /** A licence expression breaks the rule when there is no way to use the package without one of these. */
    deniedLicences: z.object({ effect: PolicyEffect, licences }).default({ effect: 'off', licences: [] }),
    /** When on, every expression must be satisfiable with these alone. */
    allowedLicences: z.object({ effect: PolicyEffect, licences }).default({ effect: 'off', licences: [] }),
    unknownLicence: z.object({ effect: PolicyEffect }).default({ effect: 'off' }),
    /** Open findings at or above this level. */
    severity: z
      .object({ effect: PolicyEffect, atLeast: SeverityLevel, onlyFixable: z.boolean() })
      .default({ effect: 'off', atLeast: 'high', onlyFixable: false }),
    malicious: z.object({ effect: PolicyEffect }).default({ effect: 'fail' }),
    deprecated: z.object({ effect: PolicyEffect }).default({ effect: 'off' }),
    /** Versions published less than so many days ago. */
    cooldown: z
      .object({ effect: PolicyEffect, days: z.number().int().min(1).max(365) })
      .default({ effect: 'off', days: 7 }),
    installScripts: z
      .object({
        effect: PolicyEffect,
        /** Package purls that may have them. */
        except: z.array(z.string().max(500)).max(500),
      })
      .default({ effect: 'off', except: [] }),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;

export const StoredPolicy = z
  .object({
    organisationId: z.string(),
    policy: Policy,
    /** Null as long as the organisation has the default policy. */
    updatedAt: timestamp.nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'StoredPolicy' });
export type StoredPolicy = z.infer<typeof StoredPolicy>;

export const verdicts = ['pass', 'warn', 'fail'] as const;
export const Verdict = z
  .object({
    verdict: z.enum(verdicts),
    /** Only rules that are broken. Counted to 10,000 at the most. */
    broken: z.array(z.object({ rule: PolicyRuleName, effect: z.enum(['warn', 'fail']), breaches: z.number().int() })),
    judgedAt: timestamp,
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

export const PolicyBreach = z
  .object({
    rule: PolicyRuleName,
    effect: z.enum(['warn', 'fail']),
    purl: z.string(),
    packagePurl: z.string(),
    name: z.string(),
    version: z.string(),
    direct: z.boolean(),
    dev: z.boolean(),
    path: z.array(z.string()),
    /** What breaks it, for a reader: the licence, the deprecation message, the advisory, the date. */
    detail: z.string(),
    findingId: z.string().nullable(),
  })
  .meta({ id: 'PolicyBreach' });
export type PolicyBreach = z.infer<typeof PolicyBreach>;

const organisationParams = z.object({ id: z.string().min(1).max(64) });
export const getPolicy = {
  method: 'GET',
  path: '/v1/organisations/:id/policy',
  summary: 'The policy of an organisation',
  params: organisationParams,
  response: StoredPolicy,
  errors: ['organisation.not-found'],
} as const;
export const putPolicy = {
  method: 'PUT',
  path: '/v1/organisations/:id/policy',
  summary: 'Set the policy of an organisation; its projects are judged again',
  params: organisationParams,
  body: Policy,
  response: StoredPolicy,
  errors: ['organisation.not-found', 'policy.licence-unknown', 'policy.owner-only'],
} as const;
export const getVerdict = {
  method: 'GET',
  path: '/v1/projects/:id/verdict',
  summary: "How a project stands against its organisation's policy, judged now",
  params: projectParams,
  response: Verdict,
  errors: ['project.not-found'],
} as const;
export const listBreaches = {
  method: 'GET',
  path: '/v1/projects/:id/verdict/breaches',
  summary: 'What breaks a rule of the policy',
  params: projectParams,
  query: PageQuery.extend({ rule: PolicyRuleName }),
  response: pageOf(PolicyBreach),
  errors: ['project.not-found', 'request.cursor-invalid'],
} as const;
