import type { Advisory, SeverityVector } from './advisory.js';
import { advisoryLimits as limits } from './advisory-limits.js';
import { type Fields, field, notValid, readFields, readList, readText } from './fields.js';
import { readAffected } from './read-affected.js';

/**
 * Reads an OSV record of any schema version. Unknown fields are left alone; what the matcher needs must be as the schema
 * says. Throws an AdvisoryError that names the field.
 */
export function readAdvisory(value: unknown): Advisory {
  const fields = readFields(value, 'The record');
  const affected = readList(field(fields, 'affected'), 'affected');
  return {
    id: readId(field(fields, 'id')),
    modified: readOptionalText(field(fields, 'modified'), 64),
    isWithdrawn: readWithdrawn(field(fields, 'withdrawn')),
    aliases: readAliases(field(fields, 'aliases')),
    summary: readOptionalText(field(fields, 'summary'), limits.summaryCharacters) ?? '',
    severity: readSeverity(fields, affected),
    severityLabel: readSeverityLabel(field(fields, 'database_specific')),
    affected: readAffected(affected),
  };
}

function readId(value: unknown): string {
  const id = readText(value, 'id', limits.idCharacters);
  if (!/^[!-~]+$/.test(id)) throw notValid('id', 'holds something else than visible ASCII characters');
  return id;
}

/** The moment does not matter to the matcher, but that there is one does: a guess would open or hide a finding. */
function readWithdrawn(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (Number.isNaN(Date.parse(readText(value, 'withdrawn', 64)))) throw notValid('withdrawn', 'is not a moment');
  return true;
}

/** Names that could not be shown are left out: no finding depends on them. */
function readAliases(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const aliases = value.slice(0, limits.aliases).filter((alias): alias is string => {
    return typeof alias === 'string' && alias.length <= limits.idCharacters && /^[!-~]+$/.test(alias);
  });
  return [...new Set(aliases)];
}

function readSeverity(fields: Fields, affected: unknown[]): SeverityVector[] {
  const own = readVectors(field(fields, 'severity'));
  return own.length > 0 ? own : affected.slice(0, 100).flatMap((entry) => readVectors(ofObject(entry, 'severity')));
}

function readVectors(value: unknown): SeverityVector[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 20).flatMap((entry) => {
    const type = ofObject(entry, 'type');
    const score = ofObject(entry, 'score');
    if (typeof type !== 'string' || typeof score !== 'string' || score.length > limits.vectorCharacters) return [];
    return [{ type, score }];
  });
}

function readSeverityLabel(databaseSpecific: unknown): string | null {
  return readOptionalText(ofObject(databaseSpecific, 'severity'), 32);
}

function ofObject(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? field(value as Fields, name) : undefined;
}

/** What only a reader sees is cut, not refused. */
function readOptionalText(value: unknown, limit: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, limit) : null;
}
