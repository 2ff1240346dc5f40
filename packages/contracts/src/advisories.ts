import { z } from 'zod';
import { severityLevels } from './severity-levels.js';
import { timestamp } from './timestamp.js';

export { severityLevels } from './severity-levels.js';
export const SeverityLevel = z.enum(severityLevels);
export type SeverityLevel = z.infer<typeof SeverityLevel>;

const SourceSeverity = z.object({
  level: SeverityLevel,
  /** The CVSS base score, 0 to 10; null without a vector that can be scored. */
  score: z.number().nullable(),
  /** The CVSS vector of that score. */
  vector: z.string().nullable(),
});
export const Severity = SourceSeverity.extend({
  /** There where the level is our own judgement: why, and what the source says. */
  override: z.object({ reason: z.string(), source: SourceSeverity }).optional(),
}).meta({ id: 'Severity' });
export type Severity = z.infer<typeof Severity>;

/** Where an advisory speaks of a package: versions that are named, and ranges in the notation `>=1.0.0 <1.2.3`. */
export const AffectedPackage = z
  .object({
    ecosystem: z.string(),
    name: z.string(),
    packagePurl: z.string().nullable(),
    ranges: z.array(z.string()),
    versions: z.array(z.string()),
    /** The first versions that are not affected any more. */
    fixedIn: z.array(z.string()),
  })
  .meta({ id: 'AffectedPackage' });
export type AffectedPackage = z.infer<typeof AffectedPackage>;

/** One record of one database, as its readers see it. Its text is foreign: Markdown that must be shown without HTML. */
export const Advisory = z
  .object({
    id: z.string(),
    /** Every name of the same thing, this one's included: `["CVE-2021-23337", "GHSA-35jh-r3h4-6jhm"]`. */
    names: z.array(z.string()),
    /** The name of the source that it came from. */
    source: z.string(),
    summary: z.string(),
    details: z.string(),
    severity: Severity,
    /** The package itself is an attack. */
    malicious: z.boolean(),
    cwes: z.array(z.string()),
    references: z.array(z.object({ type: z.string(), url: z.string() })),
    affected: z.array(AffectedPackage),
    publishedAt: timestamp.nullable(),
    modifiedAt: timestamp,
    /** Null unless the record was taken back. */
    withdrawnAt: timestamp.nullable(),
    /** When we last got it from its source. */
    storedAt: timestamp,
  })
  .meta({ id: 'Advisory' });
export type Advisory = z.infer<typeof Advisory>;

export const getAdvisory = {
  method: 'GET',
  path: '/v1/advisories/:id',
  summary: 'An advisory, by its id or by one of its other names',
  params: z.object({ id: z.string().min(1).max(128) }),
  response: Advisory,
  errors: ['advisory.not-found'],
} as const;
export const listPackageAdvisories = {
  method: 'GET',
  path: '/v1/packages/:purl/advisories',
  summary: 'Every advisory about a package, withdrawn ones included, the newest first; 500 at the most',
  params: z.object({ purl: z.string().min(5).max(1_000) }),
  response: z.object({ items: z.array(Advisory) }),
  errors: ['package.purl-invalid'],
} as const;

/** A question in the shape of OSV's own API: a purl (with the version in it or beside it), or name and ecosystem. */
export const OsvQuery = z
  .object({
    version: z.string().min(1).max(256).optional(),
    package: z.object({
      purl: z.string().max(1_000).optional(),
      name: z.string().max(512).optional(),
      ecosystem: z.string().max(512).optional(),
    }),
  })
  .meta({ id: 'OsvQuery' });
export type OsvQuery = z.infer<typeof OsvQuery>;

export const queryLimit = 5_000;

export const queryAdvisories = {
  method: 'POST',
  path: '/v1/query',
  summary: 'The advisories that affect a version of a package, as OSV records',
  body: OsvQuery,
  /** Records as their source published them (https://ossf.github.io/osv-schema/). */
  response: z.object({ vulns: z.array(z.looseObject({ id: z.string() })) }),
  tokens: true,
  whileSuspended: true,
  errors: ['package.purl-invalid'],
} as const;
export const queryAdvisoriesInBatch = {
  method: 'POST',
  path: '/v1/querybatch',
  summary: 'The ids of the advisories for up to 5,000 packages; the answers stand in the order of the questions',
  body: z.object({ queries: z.array(OsvQuery).max(queryLimit) }),
  response: z.object({
    results: z.array(z.object({ vulns: z.array(z.object({ id: z.string(), modified: timestamp })) })),
  }),
  tokens: true,
  whileSuspended: true,
  errors: ['package.purl-invalid'],
} as const;
