import type { AdvisoryDocument, AffectedEntry } from '@red-tortoise/documents';

/** What is said of a made-up advisory; the rest is filled in. */
export interface MadeUpAdvisory
  extends Partial<Omit<AdvisoryDocument, '_id' | 'affected' | 'packagePurls' | 'severity'>> {
  id: string;
  /** npm packages, each with the stretch of versions that is affected: `{ lodash: { fixed: '4.17.21' } }`. */
  affects: Record<string, { introduced?: string; fixed?: string }>;
  level?: AdvisoryDocument['severity']['level'];
  score?: number | null;
}

/** An advisory as it is stored, with findings that have yet to follow. */
export function advisoryDocument({
  id,
  affects,
  level = 'high',
  score = null,
  ...given
}: MadeUpAdvisory): AdvisoryDocument {
  const affected = Object.entries(affects).map(([name, stretch]) => affectedEntry(name, stretch));
  const names = given.names ?? [id];
  return {
    _id: id,
    source: 'made up',
    publishedAt: new Date('2026-01-01T00:00:00.000Z'),
    modifiedAt: new Date('2026-01-02T00:00:00.000Z'),
    withdrawnAt: null,
    aliases: names.filter((name) => name !== id),
    group: names[0] as string,
    names,
    summary: `${id}, made up`,
    details: '',
    severity: { level, score, vector: null },
    malicious: id.startsWith('MAL-'),
    cwes: [],
    references: [],
    affected,
    packagePurls: affected.flatMap(({ packagePurl }) => packagePurl ?? []),
    hash: id,
    storedAt: new Date(),
    findingsPending: true,
    ...given,
  };
}

function affectedEntry(
  name: string,
  { introduced = '0', fixed }: { introduced?: string; fixed?: string },
): AffectedEntry {
  return {
    ecosystem: 'npm',
    name,
    packagePurl: `pkg:npm/${name.replace('@', '%40')}`,
    versions: [],
    ranges: [
      {
        type: 'SEMVER',
        events: [
          { kind: 'introduced', version: introduced },
          ...(fixed === undefined ? [] : [{ kind: 'fixed' as const, version: fixed }]),
        ],
      },
    ],
  };
}
