import { z } from 'zod';
import { Event } from './events.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/** What each record owes its reader: when the source said it, when we saw it, when we look next, whether it stalls. */
export const Freshness = z
  .object({
    state: z.enum(['not-fetched', 'fresh', 'stale', 'not-found', 'failing']),
    /** When the source last changed the record, as it says. */
    saidAt: timestamp.nullable(),
    /** When we last got an answer. */
    fetchedAt: timestamp.nullable(),
    /** When we last tried, whatever came of it. */
    attemptedAt: timestamp.nullable(),
    nextAt: timestamp.nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'Freshness' });
export type Freshness = z.infer<typeof Freshness>;

export const Package = z
  .object({
    purl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    homepage: z.string().nullable(),
    repository: z.string().nullable(),
    latest: z.string().nullable(),
    licence: z.string().nullable(),
    deprecated: z.string().nullable(),
    maintainers: z.array(z.string()),
    versionCount: z.number().int(),
    freshness: Freshness,
    watched: z.boolean(),
    /** Where the caller's projects use it. */
    usedBy: z.array(
      z.object({ projectId: z.string(), projectName: z.string(), version: z.string(), path: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'Package' });
export type Package = z.infer<typeof Package>;

export const PackageVersion = z
  .object({
    version: z.string(),
    publishedAt: timestamp.nullable(),
    licence: z.string().nullable(),
    publisher: z.string().nullable(),
    deprecated: z.string().nullable(),
    installScripts: z.array(z.object({ hook: z.string(), command: z.string() })),
    provenance: z.boolean(),
    unpublished: z.boolean(),
  })
  .meta({ id: 'PackageVersion' });
export type PackageVersion = z.infer<typeof PackageVersion>;

/** A package's purl, URL-encoded as one path segment: `pkg%3Anpm%2Fexpress`. */
const params = z.object({ purl: z.string().min(7).max(500) });

export const getPackage = {
  method: 'GET',
  path: '/v1/packages/:purl',
  summary: 'A package: its state, freshness, and where your projects use it',
  params,
  response: Package,
  errors: ['package.not-found', 'package.purl-invalid'],
} as const;
export const listPackageVersions = {
  method: 'GET',
  path: '/v1/packages/:purl/versions',
  summary: 'The versions of a package, newest first',
  params,
  query: PageQuery,
  response: pageOf(PackageVersion),
  errors: ['package.not-found', 'package.purl-invalid'],
} as const;
export const listPackageEvents = {
  method: 'GET',
  path: '/v1/packages/:purl/events',
  summary: 'What happened to a package, newest first',
  params,
  query: PageQuery,
  response: pageOf(Event),
  errors: ['package.not-found', 'package.purl-invalid'],
} as const;
export const watchPackage = {
  method: 'PUT',
  path: '/v1/watches/:purl',
  summary: 'Watch a package: its events appear in your feed',
  status: 204,
  params,
  response: z.undefined(),
  errors: ['package.purl-invalid', 'quota.exceeded'],
} as const;
export const unwatchPackage = {
  method: 'DELETE',
  path: '/v1/watches/:purl',
  summary: 'Stop watching a package',
  status: 204,
  params,
  response: z.undefined(),
} as const;
export const Watch = z.object({ purl: z.string(), name: z.string(), createdAt: timestamp }).meta({ id: 'Watch' });
export type Watch = z.infer<typeof Watch>;
export const listWatches = {
  method: 'GET',
  path: '/v1/watches',
  summary: 'The packages you watch, newest first',
  query: PageQuery,
  response: pageOf(Watch),
  tokens: false,
  errors: ['token.not-enough'],
} as const;
