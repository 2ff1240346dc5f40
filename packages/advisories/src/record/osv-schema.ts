import { z } from 'zod';

/**
 * The OSV schema (https://ossf.github.io/osv-schema/), as strict as its readers need. What decides whether a version is
 * affected must be as the schema says. What a later schema version may add (fields, ecosystems, kinds of severity or of
 * reference) is let through, since to set a whole record aside for it would hide a vulnerability. A list may be null, as
 * Go writes empty ones.
 */
const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish();
/** Neither control characters nor half of a surrogate pair: part of a purl, of a row, of a line. */
const plainText = z.string().regex(/^[^\p{Cc}\p{Cs}]+$/u, 'is empty or holds characters that no name has');
/** Of the database's own making: kept, never looked into beyond what is read by name. */
const freeForm = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is not an object',
);
const moment = z.iso.datetime('is not a moment in UTC');

const severities = list(z.object({ type: z.string(), score: z.string() }));

const rangeEvent = z.object({
  introduced: plainText.optional(),
  fixed: plainText.optional(),
  last_affected: plainText.optional(),
  limit: plainText.optional(),
});

const affected = z.object({
  package: z.object({ ecosystem: plainText, name: plainText, purl: z.string().optional() }).nullish(),
  severity: severities,
  ranges: list(
    z.object({
      type: z.enum(['GIT', 'SEMVER', 'ECOSYSTEM']),
      repo: z.string().optional(),
      events: z.array(rangeEvent).min(1),
      database_specific: freeForm.nullish(),
    }),
  ),
  versions: list(plainText),
  ecosystem_specific: freeForm.nullish(),
  database_specific: freeForm.nullish(),
});

export const OsvSchema = z.object({
  schema_version: z.string().optional(),
  id: plainText,
  modified: moment,
  published: moment.optional(),
  withdrawn: moment.optional(),
  aliases: list(z.string()),
  related: list(z.string()),
  upstream: list(z.string()),
  summary: z.string().optional(),
  details: z.string().optional(),
  severity: severities,
  affected: list(affected),
  references: list(z.object({ type: z.string(), url: z.string() })),
  credits: list(z.object({ name: z.string(), contact: list(z.string()), type: z.string().optional() })),
  database_specific: freeForm.nullish(),
});
export type OsvSchema = z.infer<typeof OsvSchema>;
