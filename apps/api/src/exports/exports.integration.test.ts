import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComponentModel } from '@red-tortoise/documents';
import { parseManifest } from '@red-tortoise/manifests';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { fixed, storeFinding } from '../test-support/store-finding.js';

let api: TestApi;
let ada: Person;
let projectId: string;
let importId: string;
const locked = [
  { name: 'lodash', version: '4.17.20', licence: 'MIT' },
  { name: '@s/body', version: '2.0.0', licence: 'SEE LICENSE IN x', direct: false },
];
beforeAll(async () => {
  api = await startApi();
  ada = await api.signUp('Ada');
  ({ projectId, importId } = await importLockfile(api.stores.context, ada, locked, 'Web "shop" ☂'));
  const scope = { organisationId: ada.organisationId, projectId };
  const at = new Date('2026-04-01T00:00:00.000Z');
  const triage = {
    state: 'false-positive',
    justification: null,
    until: null,
    note: 'No.',
    userId: null,
    by: 'Ada',
    at,
  } as const;
  await storeFinding(scope);
  await storeFinding(scope, {
    name: '@s/body',
    version: '2.0.0',
    state: 'false-positive',
    triage,
    names: ['CVE-1'],
    primaryName: 'CVE-1',
  });
  await storeFinding(scope, { name: 'gone', version: '1.0.0', ...fixed, names: ['CVE-2'], primaryName: 'CVE-2' });
});
afterAll(() => api.close());

const get = (format: string, who = ada) => who.get(`/v1/projects/${projectId}/exports/${format}`);

describe('200', () => {
  it.each([
    ['cyclonedx', 'application/vnd.cyclonedx+json; version=1.6', 'Web-shop.cdx.json'],
    ['spdx', 'application/spdx+json', 'Web-shop.spdx.json'],
    ['sarif', 'application/sarif+json', 'Web-shop.sarif'],
    ['csv', 'text/csv; charset=utf-8', 'Web-shop.components.csv'],
    ['csv?of=findings', 'text/csv; charset=utf-8', 'Web-shop.findings.csv'],
  ])('%s is a file with its type and name', async (format, contentType, filename) => {
    const { status, headers } = await get(format);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(contentType);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${filename}"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  it.each(['cyclonedx', 'spdx'])('%s holds the components, as an import of it finds', async (format) => {
    const { components, name } = parseManifest((await get(format)).text);
    expect(name).toBe('Web "shop" ☂');
    expect(components.map(({ purl, direct, licence, path }) => ({ purl, direct, licence, path }))).toEqual([
      {
        purl: 'pkg:npm/%40s/body@2.0.0',
        direct: false,
        licence: 'SEE LICENSE IN x',
        path: ['lodash@4.17.20', '@s/body@2.0.0'],
      },
      { purl: 'pkg:npm/lodash@4.17.20', direct: true, licence: 'MIT', path: ['lodash@4.17.20'] },
    ]);
  });

  it('CycloneDX tells of each finding what was seen and decided', async () => {
    const { vulnerabilities } = (await get('cyclonedx')).body;
    const told = vulnerabilities.map(
      ({ id, analysis, affects }: { id: string; analysis: { state: string }; affects: { ref: string }[] }) => {
        return [id, analysis.state, affects[0]?.ref];
      },
    );
    expect(told).toEqual([
      ['CVE-2021-23337', 'in_triage', 'pkg:npm/lodash@4.17.20'],
      ['CVE-2', 'resolved', 'project'],
      ['CVE-1', 'false_positive', 'pkg:npm/%40s/body@2.0.0'],
    ]);
  });

  it('SARIF has what is there as results, the decided ones suppressed', async () => {
    const [run] = (await get('sarif')).body.runs;
    expect(run.artifacts[0].location.uri).toBe('package-lock.json');
    expect(
      run.results.map(({ ruleId, suppressions }: { ruleId: string; suppressions?: object[] }) => [
        ruleId,
        suppressions,
      ]),
    ).toEqual([
      ['CVE-2021-23337', undefined],
      ['CVE-1', [{ kind: 'external', status: 'accepted', justification: 'false-positive, by Ada: No.' }]],
    ]);
  });

  it('CSV has a row for each component, and for each finding', async () => {
    const rows = (text: string) =>
      text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
    expect(rows((await get('csv')).text)).toEqual(['pkg:npm/lodash@4.17.20', 'pkg:npm/%40s/body@2.0.0']);
    expect(rows((await get('csv?of=findings')).text)).toHaveLength(3);
  });
});

describe('400, 404, 409', () => {
  it('a format that is none of ours', async () => {
    for (const format of ['pdf', 'constructor']) {
      expect((await get(format)).body).toMatchObject({ status: 404, code: 'export.format-unknown' });
    }
    expect((await get('csv?of=secrets')).body).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it("another organisation's project is not there, whatever the format; nobody gets anything", async () => {
    const eve = await api.signUp('Eve');
    for (const format of ['cyclonedx', 'spdx', 'sarif', 'csv', 'csv?of=findings', 'pdf']) {
      const { status, body, text } = await get(format, eve);
      expect([status, body.code]).toEqual([404, 'project.not-found']);
      expect(text).not.toContain('lodash');
      expect((await api.anyone.get(`/v1/projects/${projectId}/exports/${format}`)).status).toBe(401);
    }
  });

  it('a project before its first import has nothing to export', async () => {
    const empty = (await ada.post('/v1/projects', { name: 'empty' })).body.id;
    const answer = await ada.get(`/v1/projects/${empty}/exports/spdx`);
    expect(answer.body).toMatchObject({ status: 409, code: 'export.nothing-yet' });
  });
});

describe('a large project', () => {
  const count = 6_000;
  beforeAll(async () => {
    const facts = {
      latest: null,
      behind: 'unknown',
      deprecated: null,
      licence: null,
      installScripts: false,
      publishedAt: null,
      fetched: false,
    };
    const rows = Array.from({ length: count }, (_, index) => {
      const name = `p${String(index).padStart(6, '0')}`;
      const purl = `pkg:npm/${name}`;
      return {
        _id: `${importId}/1 ${name}`,
        importId,
        projectId,
        organisationId: ada.organisationId,
        sortKey: `1 ${name}`,
        purl: `${purl}@1.0.0`,
        packagePurl: purl,
        ecosystem: 'npm',
        name,
        version: '1.0.0',
        path: Array(40).fill('a-rather-long-name@1.0.0'),
        facts,
      };
    });
    await ComponentModel.insertMany(rows);
  });

  it('is there as a whole, page after page', async () => {
    const purls = (await get('cyclonedx')).body.components.map(({ purl }: { purl: string }) => purl);
    expect(new Set(purls).size).toBe(count + locked.length);
  });
});
