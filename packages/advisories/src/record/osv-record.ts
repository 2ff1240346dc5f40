import type { Severity } from '@red-tortoise/contracts';
import { isMalicious } from '../severity/is-malicious.js';
import { severityOf } from '../severity/severity-of.js';
import type { AffectedPackage } from './advisory.js';
import { AdvisoryError } from './advisory-error.js';
import { advisoryLimits as limits } from './advisory-limits.js';
import { field, notValid } from './fields.js';
import { nestingOf } from './nesting-of.js';
import { OsvSchema } from './osv-schema.js';
import { packagePurlOf } from './package-purl-of.js';
import { readAdvisory } from './read-advisory.js';

/** An OSV record with everything that a reader gets to see. Every text and list has an end. */
export interface OsvRecord {
  id: string;
  publishedAt: Date | null;
  modifiedAt: Date;
  withdrawnAt: Date | null;
  aliases: string[];
  summary: string;
  /** Markdown, foreign. */
  details: string;
  severity: Severity;
  malicious: boolean;
  /** `CWE-79`, each once. */
  cwes: string[];
  /** http and https only. */
  references: { type: string; url: string }[];
  affected: (AffectedPackage & { packagePurl: string | null })[];
}

const day = 24 * 60 * 60 * 1_000;
/** Before it there was no database of vulnerabilities. */
const earliest = Date.UTC(1980);

/**
 * Reads the JSON text of a record, for keeping: against the schema, and against the limits of every reader.
 *
 * @param now what lies more than a day behind it is no honest moment
 * @param ecosystemOf what an ecosystem is called here that a record calls otherwise
 * @throws AdvisoryError, and nothing else
 */
export function readOsvRecord(text: string, now: Date, ecosystemOf = (name: string) => name): OsvRecord {
  const value = parseWithin(text);
  const record = checked(value);
  const advisory = readAdvisory(value);
  const { id, aliases } = advisory;
  return {
    id,
    publishedAt: record.published === undefined ? null : readMoment(record.published, 'published', now),
    modifiedAt: readMoment(record.modified, 'modified', now),
    withdrawnAt: record.withdrawn === undefined ? null : readMoment(record.withdrawn, 'withdrawn', now),
    aliases: aliases.filter((alias) => alias !== id),
    summary: wellFormed(advisory.summary),
    details: wellFormed((record.details ?? '').slice(0, limits.detailsCharacters)),
    severity: severityOf(advisory),
    malicious: isMalicious(advisory),
    cwes: readCwes(record.database_specific),
    references: readReferences(record.references ?? []),
    affected: advisory.affected.map((entry) => {
      const ecosystem = ecosystemOf(entry.ecosystem);
      return { ...entry, ecosystem, packagePurl: packagePurlOf(ecosystem, entry.name) };
    }),
  };
}

function parseWithin(text: string): unknown {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes) {
    throw new AdvisoryError('advisory.too-big', `The limit is ${limits.bytes} bytes.`);
  }
  if (nestingOf(text) > limits.depth) {
    throw new AdvisoryError('advisory.too-deep', `The limit is ${limits.depth} objects and lists in one another.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdvisoryError('advisory.not-readable', `${(error as Error).message}.`);
  }
}

function checked(value: unknown): OsvSchema {
  const parsed = OsvSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.');
  throw notValid(place ? place.slice(0, 200) : 'The record', (issue?.message ?? 'breaks the schema').slice(0, 300));
}

function readMoment(text: string, where: string, now: Date): Date {
  const moment = new Date(text);
  if (!(moment.getTime() >= earliest)) throw notValid(where, 'lies before 1980');
  if (moment.getTime() > now.getTime() + day) throw notValid(where, 'lies in the future');
  return moment;
}

function readCwes(databaseSpecific: OsvSchema['database_specific']): string[] {
  const ids = databaseSpecific ? field(databaseSpecific, 'cwe_ids') : null;
  if (!Array.isArray(ids)) return [];
  const known = ids.slice(0, limits.cwes).filter((id) => typeof id === 'string' && /^CWE-\d{1,6}$/.test(id));
  return [...new Set<string>(known)];
}

function readReferences(references: { type: string; url: string }[]): OsvRecord['references'] {
  return references.slice(0, limits.references).flatMap(({ type, url }) => {
    const isLink = url.length <= limits.urlCharacters && /^https?:\/\//i.test(url) && URL.canParse(url);
    return isLink ? [{ type: /^[A-Z_]{1,32}$/.test(type) ? type : 'WEB', url: wellFormed(url) }] : [];
  });
}

/** Half of a surrogate pair (sent, or cut here) and NUL are what stores refuse or alter: both become U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD')).toString();
}
