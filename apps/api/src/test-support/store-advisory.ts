import { packagePurlOf } from '@red-tortoise/advisories';
import { type AdvisoryDocument, AdvisoryModel, AdvisoryRecordModel, type AffectedEntry } from '@red-tortoise/documents';

type RangeEvents = AffectedEntry['ranges'][number]['events'];

export interface AffectedHere {
  ecosystem?: string;
  name: string;
  /** `[introduced, fixed]`; nothing behind the first has no end. */
  range?: [string, string?];
  versions?: string[];
}

/** An advisory and its record, as the pipeline stores them. */
export async function storeAdvisory(
  id: string,
  affected: readonly AffectedHere[],
  change: Partial<AdvisoryDocument> = {},
): Promise<AdvisoryDocument> {
  const entries = affected.map(entryOf);
  const advisory: AdvisoryDocument = {
    _id: id,
    source: 'test',
    publishedAt: new Date('2026-01-01T00:00:00.000Z'),
    modifiedAt: new Date('2026-02-01T00:00:00.000Z'),
    withdrawnAt: null,
    aliases: [],
    group: id,
    names: [id],
    summary: `What ${id} is about`,
    details: '',
    severity: { level: 'high', score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
    malicious: false,
    cwes: ['CWE-1333'],
    references: [{ type: 'ADVISORY', url: `https://advisories.example.test/${id}` }],
    affected: entries,
    packagePurls: [...new Set(entries.flatMap(({ packagePurl }) => packagePurl ?? []))],
    hash: 'test',
    storedAt: new Date(),
    findingsPending: false,
    ...change,
  };
  await AdvisoryModel.create(advisory);
  const record = { schema_version: '1.7.3', id, modified: '2026-02-01T00:00:00Z', affected };
  await AdvisoryRecordModel.create({ _id: id, text: JSON.stringify(record) });
  return advisory;
}

function entryOf({ ecosystem = 'npm', name, range, versions = [] }: AffectedHere): AffectedEntry {
  const events: RangeEvents = [];
  const [introduced, fixed] = range ?? [];
  if (introduced !== undefined) events.push({ kind: 'introduced', version: introduced });
  if (fixed !== undefined) events.push({ kind: 'fixed', version: fixed });
  const ranges: AffectedEntry['ranges'] = events.length === 0 ? [] : [{ type: 'SEMVER', events }];
  return { ecosystem, name, packagePurl: packagePurlOf(ecosystem, name), versions, ranges };
}
