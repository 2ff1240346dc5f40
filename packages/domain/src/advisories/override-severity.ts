import type { Severity } from '@red-tortoise/contracts';
import type { Database, SeverityOverride } from '@red-tortoise/database';

type Override = Pick<SeverityOverride, 'severity' | 'reason'>;

/** Our own judgements, by an id or alias of the advisory. */
export type SeverityOverrides = ReadonlyMap<string, Override>;

/** More than staff write down by hand. */
const mostOverrides = 10_000;

/**
 * As they are now, not as the live settings have them: whoever stores a severity under the lock of advisories must not
 * take one back that another process has stored meanwhile.
 */
export async function readSeverityOverrides(database: Database): Promise<SeverityOverrides> {
  const rows = await database.severityOverride.findMany({
    select: { advisoryId: true, severity: true, reason: true },
    take: mostOverrides,
  });
  return new Map(rows.map(({ advisoryId, severity, reason }) => [advisoryId, { severity, reason }]));
}

/**
 * What counts of a severity: our judgement, where there is one under any of these names, else what the source says. Of
 * several the first one's, so that all records of an alias group, whose names have one order, are judged alike.
 */
export function overrideSeverity(severity: Severity, names: readonly string[], overrides: SeverityOverrides): Severity {
  const { level, score, vector } = severity.override?.source ?? severity;
  const source = { level, score, vector };
  const ours = names.flatMap((name) => overrides.get(name) ?? [])[0];
  if (ours === undefined) return source;
  // A score of the source's beside a level of ours would contradict it.
  return { level: ours.severity, score: null, vector: null, override: { reason: ours.reason, source } };
}
