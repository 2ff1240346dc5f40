import { z } from 'zod';
import { SeverityLevel } from './advisories.js';
import { timestamp } from './timestamp.js';

const side = z.object({ id: z.string(), filename: z.string().nullable(), requestedAt: timestamp });
const component = {
  packagePurl: z.string(),
  name: z.string(),
  direct: z.boolean(),
  dev: z.boolean(),
};
const DiffFinding = z.object({
  purl: z.string(),
  name: z.string(),
  version: z.string(),
  primaryName: z.string(),
  advisoryIds: z.array(z.string()),
  summary: z.string(),
  severity: SeverityLevel,
  malicious: z.boolean(),
});

/** Each list holds 2,000 entries at the most; `counts` always says how many there are. */
export const diffListLimit = 2_000;
/** What changed from one import of a project to another; findings on both sides by what is known of advisories now. */
export const ImportDiff = z
  .object({
    from: side.nullable(),
    to: side,
    counts: z.object({
      added: z.number().int(),
      removed: z.number().int(),
      moved: z.number().int(),
      introduced: z.number().int(),
      fixed: z.number().int(),
      licences: z.number().int(),
      installScripts: z.number().int(),
    }),
    added: z.array(z.object({ ...component, versions: z.array(z.string()) })),
    removed: z.array(z.object({ ...component, versions: z.array(z.string()) })),
    /** Packages on both sides whose installed versions differ. */
    moved: z.array(
      z.object({
        ...component,
        from: z.array(z.string()),
        to: z.array(z.string()),
        level: z.enum(['major', 'minor', 'patch', 'prerelease', 'downgrade', 'other']),
      }),
    ),
    introduced: z.array(DiffFinding),
    fixed: z.array(DiffFinding),
    /** Packages whose licence is another one, or that bring a licence the project did not have. */
    licences: z.array(
      z.object({
        packagePurl: z.string(),
        name: z.string(),
        version: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        newToProject: z.boolean(),
      }),
    ),
    /** Component versions with install scripts that were not there before. */
    installScripts: z.array(z.object({ packagePurl: z.string(), name: z.string(), version: z.string() })),
  })
  .meta({ id: 'ImportDiff' });
export type ImportDiff = z.infer<typeof ImportDiff>;

export const getImportDiff = {
  method: 'GET',
  path: '/v1/imports/:id/diff',
  summary: 'What changed with an import: against the one that the project showed before, or against another one',
  params: z.object({ id: z.uuid() }),
  query: z.object({ against: z.uuid().optional() }),
  response: ImportDiff,
  errors: ['import.not-found', 'import.not-done'],
} as const;
