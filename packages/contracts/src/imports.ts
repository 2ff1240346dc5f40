import { z } from 'zod';
import { ErrorCode } from './errors.js';
import { PageQuery, pageOf } from './paging.js';
import { projectParams } from './project-params.js';
import { timestamp } from './timestamp.js';

/** A manifest may have 32 MB (2^25 bytes), before and after it is unpacked. */
export const manifestBytesLimit = 32 * 1024 * 1024;

export const ImportState = z.enum(['queued', 'running', 'done', 'failed']);
export type ImportState = z.infer<typeof ImportState>;
export const importPhases = ['waiting', 'parsing', 'storing', 'comparing', 'finished'] as const;

export const Import = z
  .object({
    id: z.string(),
    projectId: z.string(),
    state: ImportState,
    phase: z.enum(importPhases),
    filename: z.string().nullable(),
    format: z.string().nullable(),
    bytes: z.number().int(),
    sha256: z.string(),
    /** Whether the project shows this import now. */
    current: z.boolean(),
    counts: z.object({
      components: z.number().int(),
      direct: z.number().int(),
      notAssessed: z.number().int(),
      packagesAdded: z.number().int(),
      packagesRemoved: z.number().int(),
    }),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    error: z.object({ code: ErrorCode, title: z.string(), detail: z.string().nullable() }).nullable(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

const importParams = z.object({ id: z.uuid() });

/** The body is the manifest itself (any content type, gzip accepted) or multipart/form-data with one file. */
export const createImport = {
  method: 'POST',
  path: '/v1/projects/:id/imports',
  summary: 'Import a lockfile or SBOM; the same content again is the same import',
  status: 202,
  params: projectParams,
  query: z.object({ filename: z.string().trim().min(1).max(255).optional() }),
  response: Import,
  tokens: true,
  errors: ['project.not-found', 'import.empty', 'request.too-large', 'quota.exceeded'],
} as const;
export const listImports = {
  method: 'GET',
  path: '/v1/projects/:id/imports',
  summary: 'The imports of a project, newest first',
  params: projectParams,
  query: PageQuery,
  response: pageOf(Import),
  errors: ['project.not-found'],
} as const;
export const getImport = {
  method: 'GET',
  path: '/v1/imports/:id',
  summary: 'An import: its state, progress and counts',
  params: importParams,
  response: Import,
  errors: ['import.not-found'],
} as const;
/** Server-sent events, not JSON: each `progress` event's data is an Import; the stream ends when the import does. */
export const importProgressPath = '/v1/imports/:id/progress';
