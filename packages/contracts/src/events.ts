import { z } from 'zod';
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
  }),
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
  ])
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;
export type EventType = Event['type'];
export const eventTypes = Event.options.map((option) => option.shape.type.value) as [EventType, ...EventType[]];
