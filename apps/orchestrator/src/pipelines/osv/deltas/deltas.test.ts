import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AdvisoryServer, serving, startAdvisoryServer } from '../../../test-support/advisory-server.js';
import { osvLimits } from '../osv-limits.js';
import { fetchRecord } from './fetch-record.js';
import { readIndex } from './read-index.js';

let server: AdvisoryServer;
beforeAll(async () => {
  server = await startAdvisoryServer();
});
afterAll(() => server.close());

const limits = { ...osvLimits, firstWait: 1, changes: 1_000, record: 1_000 };
const { signal } = new AbortController();
const watermark = new Date('2024-01-01T00:00:00.500Z');

async function changesIn(index: string) {
  server.answers.set('/modified_id.csv', serving(index));
  const changes = await readIndex({
    url: `${server.url}/modified_id.csv`,
    watermark,
    credential: null,
    limits,
    signal,
  });
  return changes?.map(({ id }) => id) ?? null;
}

describe('an index', () => {
  it('is read down to the watermark, and answered oldest first; who shares its moment is among it', async () => {
    const index = [
      '2024-03-01T00:00:00.123456Z,GHSA-3',
      '2024-02-01T00:00:00Z,npm/GHSA-2',
      '2024-03-01T00:00:00Z,GHSA-3',
      '2024-01-01T00:00:00.500999Z,GHSA-1',
      '2024-01-01T00:00:00.499Z,GHSA-0',
      '2024-05-01T00:00:00Z,GHSA-behind-the-watermark',
    ];
    expect(await changesIn(index.join('\r\n'))).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3']);
  });

  it('may hold lines that say nothing, and no id that would be another path', async () => {
    const index = [
      'modified,id',
      '2024-03-01T00:00:00Z,../../secret',
      `2024-03-01T00:00:00Z,${'x'.repeat(100_000)}`,
      '9999999-03-01T00:00:00Z,GHSA-9',
      '2024-02-01T00:00:00Z,GHSA-2',
      '2024-02-01T00:00:00Z,a b',
      '\0\0\0',
    ];
    expect(await changesIn(index.join('\n'))).toEqual(['GHSA-2']);
  });

  it('that is none is a failure of the source, and an empty one is no change', async () => {
    const page = `<html>${'\n<p>Sign in to this network</p>'.repeat(500)}</html>`;
    await expect(changesIn(page)).rejects.toMatchObject({ code: 'source.not-readable' });
    expect(await changesIn('')).toEqual([]);
    expect(await changesIn('2023-01-01T00:00:00Z,GHSA-old')).toEqual([]);
  });

  it('with more changes than are asked for one by one says so', async () => {
    const lines = Array.from({ length: 1_001 }, (_, index) => `2024-02-01T00:00:00Z,GHSA-${index}`);
    expect(await changesIn(lines.join('\n'))).toBeNull();
  });
});

describe('a record that has changed', () => {
  const fetched = (id: string) => fetchRecord(`${server.url}/npm/{id}.json`, id, { credential: null, limits, signal });

  it('is asked for by its id, whatever that holds', async () => {
    server.answers.set('/npm/ALBA-2019%3A3708.json', serving('{"id":1}'));
    expect(await fetched('ALBA-2019:3708')).toEqual({ place: 'ALBA-2019:3708.json', text: '{"id":1}', problem: null });
  });

  it('and is not there, or is too big, is one record that cannot be read', async () => {
    server.answers.set('/npm/BIG-1.json', serving('x'.repeat(1_001)));
    expect(await fetched('BIG-1')).toMatchObject({ problem: { code: 'advisory.too-big' } });
    expect(await fetched('GONE-1')).toMatchObject({ problem: { code: 'source.record-missing' } });
  });

  it('and cannot be asked for ends the run', async () => {
    server.answers.set('/npm/DOWN-1.json', (_, response) => void response.writeHead(500).end());
    await expect(fetched('DOWN-1')).rejects.toMatchObject({ code: 'source.unavailable' });
  });
});
