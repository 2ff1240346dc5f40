import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { gather } from '../test-support/sample-report.js';
import { type SarifFinding, sarifText } from './sarif-text.js';

/**
 * The official schema is in no package that could be installed; its types are, and the writer is compiled against them.
 * These are the parts that must be there, and what they may hold, written down from the specification.
 */
const text = { type: 'string' };
const message = { type: 'object', properties: { text }, required: ['text'] };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required });
const list = (items: object) => ({ type: 'array', items });
const rule = object({ id: text, shortDescription: message, helpUri: text, defaultConfiguration: object({ level }) });
const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri: text, index: { type: 'integer', minimum: 0 } }),
    region: object({ startLine: { type: 'integer', minimum: 1 } }),
  }),
});
const suppression = object({ kind: { enum: ['inSource', 'external'] }, status: { enum: ['accepted'] } });
const run = object({
  tool: object({ driver: object({ name: text, version: text, rules: { ...list(rule), uniqueItems: true } }) }),
  columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
  artifacts: list(object({ location: object({ uri: text }) })),
  invocations: list(object({ executionSuccessful: { type: 'boolean' } })),
  results: list(
    object(
      {
        ruleId: text,
        ruleIndex: { type: 'integer' },
        level,
        message,
        locations: list(location),
        suppressions: list(suppression),
      },
      ['ruleId', 'message'],
    ),
  ),
});
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  object({ $schema: text, version: { const: '2.1.0' }, runs: { ...list(run), minItems: 1 } }),
);

const finding = (more: Partial<SarifFinding> = {}): SarifFinding => ({
  name: 'CVE-2026-1000',
  otherNames: ['GHSA-aaaa-bbbb-cccc'],
  summary: 'Reads beyond\u0007 the\nend',
  severity: { level: 'high', score: 7.5 },
  malicious: false,
  component: { name: 'body', version: '1.0.0', purl: 'pkg:npm/body@1.0.0', path: ['web@1.0.0', 'body@1.0.0'] },
  why: '>=1.0.0',
  suppression: null,
  ...more,
});

async function runOf(findings: SarifFinding[]) {
  const input = { toolVersion: '1.2.3', uri: 'package-lock.json', findings, warnings: ['1 is in doubt.'] };
  const log: Log = JSON.parse(await gather(sarifText(input)));
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('findings as SARIF', () => {
  it('have what the specification demands, also where there are none', async () => {
    expect(await runOf([])).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
    await runOf([finding({ name: 'a\ud800' }), finding({ summary: '', malicious: true, suppression: 'not affected' })]);
  });

  it('several findings of one advisory share its rule', async () => {
    const other = finding({ name: 'CVE-2026-2000' });
    const log = await runOf([finding(), other, finding({ component: { ...finding().component, version: '1.1.0' } })]);
    expect(log?.results?.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0]);
    expect(log?.tool.driver.rules?.map(({ id }) => id)).toEqual(['CVE-2026-1000', 'CVE-2026-2000']);
  });

  it('say in one line what is affected and by which way, and hold no control characters', async () => {
    const log = await runOf([finding()]);
    expect(log?.results?.[0]?.message.text).toBe(
      'body 1.0.0 is affected by CVE-2026-1000 (>=1.0.0), by way of web@1.0.0 > body@1.0.0.',
    );
    expect(log?.tool.driver.rules?.[0]?.shortDescription?.text).toBe('Reads beyond the end');
  });

  it('a decision suppresses a result without hiding it', async () => {
    const log = await runOf([finding({ suppression: 'not affected: component_not_present' })]);
    expect(log?.results?.[0]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'not affected: component_not_present' },
    ]);
  });
});
