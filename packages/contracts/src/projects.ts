import { z } from 'zod';
import { count } from './count.js';
import { FindingSummary } from './finding-counts.js';
import { ImportState } from './imports.js';
import { Freshness } from './packages.js';
import { PageQuery, pageOf, queryFlag } from './paging.js';
import { verdicts } from './policies.js';
import { projectParams } from './project-params.js';
import { timestamp } from './timestamp.js';

export const behindLevels = ['none', 'patch', 'minor', 'major', 'unknown'] as const;

/** Counts over the components of a project's current import. */
export const ProjectSummary = z
  .object({
    components: count,
    direct: count,
    dev: count,
    behind: z.object({ none: count, patch: count, minor: count, major: count, unknown: count }),
    deprecated: count,
    installScripts: count,
    notAssessed: count,
    /** Components whose package has no registry data yet. */
    notFetched: count,
    findings: FindingSummary,
    /** Against the organisation's policy, when it was last judged. */
    verdict: z.enum(verdicts),
    /** The most frequent first; null stands for "not known". At most 50. */
    licences: z.array(z.object({ licence: z.string().nullable(), components: count })),
    /** The oldest look-up among the packages that have one. */
    oldestFetchAt: timestamp.nullable(),
    updatedAt: timestamp,
  })
  .meta({ id: 'ProjectSummary' });
export type ProjectSummary = z.infer<typeof ProjectSummary>;

export const Project = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    name: z.string(),
    createdAt: timestamp,
    /** The import that the project shows: the newest that is done. */
    currentImport: z
      .object({
        id: z.string(),
        filename: z.string().nullable(),
        format: z.string().nullable(),
        finishedAt: timestamp.nullable(),
      })
      .nullable(),
    latestImport: z.object({ id: z.string(), state: ImportState }).nullable(),
    summary: ProjectSummary.nullable(),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof Project>;

export const Component = z
  .object({
    purl: z.string(),
    packagePurl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    version: z.string(),
    direct: z.boolean(),
    dev: z.boolean(),
    optional: z.boolean(),
    peer: z.boolean(),
    bundled: z.boolean(),
    /** The shortest chain from the project to it, itself last: `["express@5.1.0", "body-parser@2.2.0"]`. */
    path: z.array(z.string()),
    /** As the registry says for this version, else as the manifest says. */
    licence: z.string().nullable(),
    latest: z.string().nullable(),
    behind: z.enum(behindLevels),
    /** The maintainers' message, when this very version is deprecated. */
    deprecated: z.string().nullable(),
    installScripts: z.boolean(),
    publishedAt: timestamp.nullable(),
    freshness: Freshness,
  })
  .meta({ id: 'Component' });
export type Component = z.infer<typeof Component>;

export const NotAssessedItem = z
  .object({ name: z.string(), version: z.string().nullable(), reason: z.string(), detail: z.string() })
  .meta({ id: 'NotAssessedItem' });
export type NotAssessedItem = z.infer<typeof NotAssessedItem>;

const projectName = z.string().trim().min(1).max(100);

export const createProject = {
  method: 'POST',
  path: '/v1/projects',
  summary: 'Create a project',
  status: 201,
  body: z.object({ name: projectName, organisationId: z.string().max(64).optional() }),
  response: Project,
  tokens: true,
  errors: ['quota.exceeded'],
} as const;
export const listProjects = {
  method: 'GET',
  path: '/v1/projects',
  summary: 'Your projects, newest first',
  query: PageQuery,
  response: pageOf(Project),
} as const;
export const getProject = {
  method: 'GET',
  path: '/v1/projects/:id',
  summary: 'A project with the counts of its current import',
  params: projectParams,
  response: Project,
  errors: ['project.not-found'],
} as const;
export const renameProject = {
  method: 'PATCH',
  path: '/v1/projects/:id',
  summary: 'Rename a project',
  params: projectParams,
  body: z.object({ name: projectName }),
  response: Project,
  errors: ['project.not-found'],
} as const;
export const deleteProject = {
  method: 'DELETE',
  path: '/v1/projects/:id',
  summary: 'Delete a project with all its imports',
  status: 204,
  params: projectParams,
  response: z.undefined(),
  errors: ['project.not-found'],
} as const;
export const listComponents = {
  method: 'GET',
  path: '/v1/projects/:id/components',
  summary: 'The components of the current import: direct ones first, then by name',
  params: projectParams,
  query: PageQuery.extend({
    search: z.string().trim().max(214).optional(),
    direct: queryFlag.optional(),
    dev: queryFlag.optional(),
    deprecated: queryFlag.optional(),
    behind: z.enum(behindLevels).optional(),
    licence: z.string().max(200).optional(),
  }),
  response: pageOf(Component),
  errors: ['project.not-found', 'request.cursor-invalid'],
} as const;
export const listNotAssessed = {
  method: 'GET',
  path: '/v1/projects/:id/not-assessed',
  summary: 'What the current import could not assess, and why',
  params: projectParams,
  query: PageQuery,
  response: pageOf(NotAssessedItem),
  errors: ['project.not-found', 'request.cursor-invalid'],
} as const;
