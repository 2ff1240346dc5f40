import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '@red-tortoise/manifests';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { ReportedFinding } from '../project-report.js';
import { gather, sampleComponent, sampleFinding, sampleReport } from '../test-support/sample-report.js';
import { cycloneDxText } from './cyclonedx-text.js';

const require = createRequire(import.meta.url);
const schemas = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');
const read = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'));
const ajv = new Ajv({ strict: false });
(formats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
for (const name of ['spdx', 'jsf-0.82']) {
  ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
}
const isValid = ajv.compile(read('bom-1.6'));

const web = sampleComponent('web', '1.0.0', {
  direct: true,
  licence: 'MIT OR Apache-2.0',
  path: ['web@1.0.0'],
  requires: ['pkg:npm/%40s/body@2.0.0', 'pkg:npm/fsevents@1.0.0'],
});
const body = sampleComponent('@s/body', '2.0.0', { path: ['web@1.0.0', '@s/body@2.0.0'], licence: 'SEE LICENSE IN x' });
const optional = sampleComponent('fsevents', '1.0.0', { optional: true, path: ['web@1.0.0', 'fsevents@1.0.0'] });
const lint = sampleComponent('lint', '1.0.0', { direct: true, dev: true, path: ['lint@1.0.0'], licence: 'MIT' });
const components = [web, body, optional, lint];

async function documentOf(findings: ReportedFinding[] = [], listed = components) {
  const document = JSON.parse(await gather(cycloneDxText(sampleReport(listed, findings))));
  isValid(document);
  expect(isValid.errors ?? []).toEqual([]);
  return document;
}

const decided = (state: 'not-affected' | 'risk-accepted' | 'false-positive', more: object = {}) =>
  sampleFinding(body, {
    state,
    triage: { state, justification: null, until: null, note: null, by: 'Ada', at: '2026-03-04T05:06:07.000Z', ...more },
  });

describe('a project as CycloneDX', () => {
  it('is valid against the schema, without components and findings too', async () => {
    expect(await documentOf([], [])).toMatchObject({ specVersion: '1.6', components: [], vulnerabilities: [] });
    const odd = ['MIT', 'mit', 'UNLICENSED', 'LicenseRef-own', '', '\u0000"', 'x'.repeat(10_000), 'MIT AND (ISC'];
    await documentOf(
      [],
      odd.map((licence, index) => sampleComponent('a', `${index}.0.0`, { licence })),
    );
  });

  it('parses back into the same components', async () => {
    const { components: found, notAssessed, name } = parseManifest(JSON.stringify(await documentOf()));
    expect({ notAssessed, name }).toEqual({ notAssessed: [], name: 'Web shop' });
    const same = ({ purl, name, version, direct, dev, optional, bundled, licence, path, requires }: typeof web) => {
      return { purl, name, version, direct, dev, optional, bundled, licence, path, requires };
    };
    const byPurl = (one: { purl: string }, other: { purl: string }) => (one.purl < other.purl ? -1 : 1);
    expect(found.map((component) => same(component as never))).toEqual([...components].sort(byPurl).map(same));
  });

  it('every reference is to a component or to the project', async () => {
    const gone = sampleFinding(sampleComponent('gone', '1.0.0'), { state: 'fixed', resolution: 'version-changed' });
    const document = await documentOf([sampleFinding(body), gone]);
    const refs = [document.metadata.component, ...document.components].map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { ref, dependsOn } of document.dependencies)
      expect(refs).toEqual(expect.arrayContaining([ref, ...dependsOn]));
    const affected = document.vulnerabilities.map(({ affects }: { affects: { ref: string }[] }) => affects[0]?.ref);
    expect(affected).toEqual(['pkg:npm/%40s/body@2.0.0', 'project']);
  });
});

describe('a finding as VEX', () => {
  const analysed = async (finding: ReportedFinding) => (await documentOf([finding])).vulnerabilities[0]?.analysis;

  it('says its names, how bad it is and what to do', async () => {
    const step = {
      kind: 'upgrade',
      packagePurl: 'pkg:npm/web',
      name: 'web',
      from: '1.0.0',
      to: '1.1.0',
      level: 'minor',
    };
    const fix = { state: 'upgrade', steps: [step], blockedBy: null, missing: [], computedAt: web.path[0] } as never;
    const [vulnerability] = (await documentOf([sampleFinding(body, { fix })])).vulnerabilities;
    expect(vulnerability).toMatchObject({
      id: 'CVE-2026-1000',
      references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
      ratings: [{ severity: 'high', score: 7.5, method: 'CVSSv31' }],
      recommendation: 'Upgrade web from 1.0.0 to 1.1.0.',
    });
  });

  it.each([
    ['CVSS:4.0/AV:N', 'CVSSv4'],
    ['CVSS:3.0/AV:N', 'CVSSv3'],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 'CVSSv2'],
  ])('the vector %s is of %s', async (vector, method) => {
    const severity = { level: 'low', score: 1, vector } as const;
    expect((await documentOf([sampleFinding(body, { severity })])).vulnerabilities[0].ratings[0]).toMatchObject({
      method,
    });
  });

  it('an open one is in triage', async () => {
    expect(await analysed(sampleFinding(body))).toMatchObject({ state: 'in_triage' });
  });

  it.each([
    ['component_not_present', 'requires_dependency'],
    ['vulnerable_code_not_present', 'code_not_present'],
    ['vulnerable_code_not_in_execute_path', 'code_not_reachable'],
    ['vulnerable_code_cannot_be_controlled_by_adversary', 'requires_environment'],
    ['inline_mitigations_already_exist', 'protected_by_mitigating_control'],
  ] as const)('not affected since %s is %s', async (justification, expected) => {
    expect(await analysed(decided('not-affected', { justification, note: 'We know.' }))).toMatchObject({
      state: 'not_affected',
      justification: expected,
      detail: 'We know.',
    });
  });

  it('an accepted risk is exploitable and will not be fixed, until then', async () => {
    expect(await analysed(decided('risk-accepted', { until: '2027-01-01T00:00:00.000Z' }))).toMatchObject({
      state: 'exploitable',
      response: ['will_not_fix'],
      detail: 'Accepted until 2027-01-01T00:00:00.000Z.',
    });
  });

  it.each([
    ['component-removed', 'resolved'],
    ['version-changed', 'resolved'],
    ['advisory-withdrawn', 'false_positive'],
    ['advisory-changed', 'false_positive'],
  ] as const)('one that is fixed by %s is %s', async (resolution, state) => {
    expect(await analysed(sampleFinding(body, { state: 'fixed', resolution }))).toMatchObject({ state });
  });

  it('one that became a part of another is told by that one', async () => {
    expect((await documentOf([sampleFinding(body, { state: 'fixed', resolution: 'merged' })])).vulnerabilities).toEqual(
      [],
    );
  });
});
