import { z } from 'zod';
import { SeverityLevel } from './advisories.js';
import { findingCauses, findingResolutions } from './findings.js';
import { timestamp } from './timestamp.js';

const event = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({
    /** Derived from what the event says, so that finding the same change twice writes one event. */
    id: z.string().length(32),
    type: z.literal(type),
    /** The purl of the package (without a version), or `project:<id>`. */
    subject: z.string(),
    /** What orders it: events of one key are published and processed in order. */
    key: z.string(),
    /** When it happened, as the source says. */
    occurredAt: timestamp,
    /** When we saw it. */
    observedAt: timestamp,
    schemaVersion: z.literal(1),
    /** True for what had happened before we first looked: history, never "new". */
    historical: z.boolean(),
    data,
  });

const change = { version: z.string(), previousVersion: z.string() };
export const semverLevels = ['major', 'minor', 'patch', 'prerelease'] as const;

export const Released = event(
  'package.released',
  z.object({
    version: z.string(),
    previousVersion: z.string().nullable(),
    level: z.enum(semverLevels).nullable(),
    publisher: z.string().nullable(),
  }),
);
export const Deprecated = event('package.deprecated', z.object({ version: z.string(), message: z.string() }));
export const LicenceChanged = event(
  'package.licence-changed',
  z.object({ ...change, from: z.string().nullable(), to: z.string().nullable() }),
);
export const PublisherChanged = event(
  'package.publisher-changed',
  z.object({
    ...change,
    from: z.string(),
    to: z.string(),
    /** True when this account never published the package before. */
    firstTime: z.boolean(),
  }),
);
export const MaintainersChanged = event(
  'package.maintainers-changed',
  z.object({ version: z.string().nullable(), added: z.array(z.string()), removed: z.array(z.string()) }),
);
export const InstallScriptAdded = event(
  'package.install-script-added',
  z.object({ ...change, scripts: z.array(z.object({ hook: z.string(), command: z.string() })) }),
);
export const ProvenanceLost = event('package.provenance-lost', z.object(change));
export const Unpublished = event('package.unpublished', z.object({ version: z.string().nullable() }));
export const ProjectImported = event(
  'project.imported',
  z.object({
    projectId: z.string(),
    importId: z.string(),
    components: z.number().int(),
    packagesAdded: z.number().int(),
    packagesRemoved: z.number().int(),
    /** The import that the project showed before: what to compare with. */
    previousImportId: z.string().nullable().optional(),
    findingsOpened: z.number().int().optional(),
    findingsResolved: z.number().int().optional(),
  }),
);

const advisory = {
  advisoryId: z.string(),
  /** Every name of it, its id included. */
  names: z.array(z.string()),
  summary: z.string(),
  severity: SeverityLevel,
  malicious: z.boolean(),
};
/** An advisory's events are told once for each package that it speaks of: the package is the subject. */
export const AdvisoryPublished = event(
  'advisory.published',
  z.object({
    ...advisory,
    /** In the notation `>=1.0.0 <1.2.3`, or single versions; 20 at the most. */
    ranges: z.array(z.string()),
    fixedIn: z.array(z.string()),
  }),
);
export const AdvisoryChanged = event(
  'advisory.changed',
  z.object({
    ...advisory,
    /** What is different, as text for a reader: the level (and score) or the ranges before and after. */
    changes: z
      .array(z.object({ what: z.enum(['severity', 'ranges', 'reinstated']), from: z.string(), to: z.string() }))
      .min(1),
  }),
);
export const AdvisoryFixAvailable = event(
  'advisory.fix-available',
  z.object({ ...advisory, fixedIn: z.array(z.string()) }),
);
export const AdvisoryWithdrawn = event('advisory.withdrawn', z.object(advisory));

const finding = {
  findingId: z.string(),
  projectId: z.string(),
  purl: z.string(),
  packagePurl: z.string(),
  name: z.string(),
  version: z.string(),
  direct: z.boolean(),
  dev: z.boolean(),
  names: z.array(z.string()),
  summary: z.string(),
  severity: SeverityLevel,
  malicious: z.boolean(),
  /** Whether every range that it is in ends: a version without it is published. Optional: older events lack it. */
  fixable: z.boolean().optional(),
  /** Of what an import did: whether it is the project's first. Optional: nothing else says it, and older events lack it. */
  firstImport: z.boolean().optional(),
};
/** The subject of a finding's events is its project. */
export const FindingOpened = event(
  'finding.opened',
  z.object({ ...finding, cause: z.enum(findingCauses), importId: z.string().nullable() }),
);
export const FindingResolved = event(
  'finding.resolved',
  z.object({ ...finding, resolution: z.enum(findingResolutions), importId: z.string().nullable() }),
);

export const Event = z
  .discriminatedUnion('type', [
    Released,
    Deprecated,
    LicenceChanged,
    PublisherChanged,
    MaintainersChanged,
    InstallScriptAdded,
    ProvenanceLost,
    Unpublished,
    ProjectImported,
    AdvisoryPublished,
    AdvisoryChanged,
    AdvisoryFixAvailable,
    AdvisoryWithdrawn,
    FindingOpened,
    FindingResolved,
  ])
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;
export type EventType = Event['type'];
export const eventTypes = Event.options.map((option) => option.shape.type.value) as [EventType, ...EventType[]];
