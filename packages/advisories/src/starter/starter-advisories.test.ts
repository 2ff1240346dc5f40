import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { openSharedData } from '@red-tortoise/testing/shared-data';
import { parseAdvisory, severityOf, starterAdvisories } from '../index.js';

// Unpacking is slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

interface OsvRecord {
  id: string;
  modified: string;
  published?: string;
  summary?: string;
  details?: string;
  affected: { package: { ecosystem: string; name: string }; versions?: string[]; ranges?: { events: object[] }[] }[];
  database_specific?: Record<string, unknown>;
}

const lines = readFileSync(starterAdvisories, 'utf8').trimEnd().split('\n');
const records = lines.map((line) => JSON.parse(line) as OsvRecord);

const data = openSharedData('the starter set is compared with nothing', '--wildcards', '*advisories-npm.ndjson.gz');
afterAll(() => data.remove());

describe('the starter set', () => {
  it('can be read by the matcher, each record with a level or as malicious', () => {
    for (const line of lines) {
      const advisory = parseAdvisory(line);
      expect(advisory.affected.every(({ ecosystem }) => ecosystem === 'npm')).toBe(true);
      expect(advisory.id.startsWith('MAL-') || severityOf(advisory).level !== 'unknown').toBe(true);
    }
  });

  it('has each record once, says of each what it is, and dates none later than its first publication', () => {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    for (const record of records) {
      expect(record.database_specific).toMatchObject({ red_tortoise_starter: true });
      expect(record.modified).toBe(record.published);
    }
  });

  it("agrees with the databases' own records, is replaced by them, and copies no text", async () => {
    const published = await publishedRecords();
    const shared = records.filter(({ id }) => published.has(id));
    for (const record of shared) {
      const original = published.get(record.id) as OsvRecord;
      expect({ id: record.id, affected: affectedOf(record) }).toEqual({
        id: record.id,
        affected: affectedOf(original),
      });
      expect(Date.parse(record.modified)).toBeLessThanOrEqual(Date.parse(original.modified));
      expect(sameWords(record.summary)).not.toBe(sameWords(original.summary));
      expect(sameWords(original.details)).not.toContain(sameWords(record.details));
    }
    expect(shared.length > 30).toBe(published.size > 0);
  });
});

function affectedOf({ affected }: OsvRecord) {
  return affected.map(({ package: { ecosystem, name }, versions = [], ranges = [] }) => ({
    ecosystem,
    name,
    versions,
    events: ranges.map(({ events }) => events.flatMap((event) => Object.entries(event))),
  }));
}

function sameWords(text = ''): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
}

/** Of all records that lie beside the checkout those of the starter set; none where the data is not there. */
async function publishedRecords(): Promise<Map<string, OsvRecord>> {
  const found = new Map<string, OsvRecord>();
  const { folder } = data;
  if (folder === null) return found;
  const ids = new Set(records.map(({ id }) => id));
  const input = createReadStream(join(folder, 'advisories-npm.ndjson.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    const id = /"id":"([^"]+)"/.exec(line)?.[1];
    if (id !== undefined && ids.has(id)) found.set(id, JSON.parse(line) as OsvRecord);
  }
  return found;
}
