import { describe, expect, it } from '@jest/globals';
import { each, gather, sampleComponent, sampleFinding } from '../test-support/sample-report.js';
import { componentsCsv } from './components-csv.js';
import { findingsCsv } from './findings-csv.js';

const linesOf = async (csv: AsyncIterable<string>) => (await gather(csv)).split('\r\n');

describe('components as CSV', () => {
  it('are a heading and a row each, ended by CRLF', async () => {
    const component = sampleComponent('web', '1.0.0', { direct: true, licence: 'MIT', path: ['web@1.0.0'] });
    expect(await linesOf(componentsCsv(each([component])))).toEqual([
      'purl,name,version,direct,development,optional,licence,latest,behind,deprecated,path',
      'pkg:npm/web@1.0.0,web,1.0.0,true,false,false,MIT,,unknown,,web@1.0.0',
      '',
    ]);
    expect(await linesOf(componentsCsv(each([])))).toHaveLength(2);
  });

  it('quotes, commas and line ends stay in their cell', async () => {
    const deprecated = 'Use "b", not\r\na';
    const csv = await gather(componentsCsv(each([sampleComponent('a', '1.0.0', { deprecated })])));
    expect(csv).toContain(',"Use ""b"", not\r\na",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =cmd|x', '\r=1', '＝1'])(
    '%j is text, not a formula',
    async (licence) => {
      const csv = await gather(componentsCsv(each([sampleComponent('a', '1.0.0', { licence })])));
      expect(csv).toMatch(/,"?'[\s=+\-@＝]/);
    },
  );
});

describe('findings as CSV', () => {
  it('say what was decided, by which names they go, and how to fix them', async () => {
    const triage = {
      state: 'not-affected',
      justification: 'component_not_present',
      until: null,
      note: 'Never, "ever"',
      by: 'Ada',
      at: '2026-03-04T05:06:07.000Z',
    } as const;
    const finding = sampleFinding(sampleComponent('@s/a', '1.0.0'), { state: 'not-affected', triage });
    const [heading = '', row = ''] = await linesOf(findingsCsv(each([finding])));
    expect(heading.split(',').slice(0, 6)).toEqual(['purl', 'name', 'version', 'advisory', 'other names', 'severity']);
    expect(row).toContain(
      'pkg:npm/%40s/a@1.0.0,\'@s/a,1.0.0,CVE-2026-1000,GHSA-aaaa-bbbb-cccc,high,7.5,false,not-affected,component_not_present,,"Never, ""ever""",',
    );
  });
});
