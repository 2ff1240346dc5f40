import type { ProjectReport, ReportedComponent, ReportedFinding } from '../project-report.js';

/** A component of npm, of which nothing else is known. */
export function sampleComponent(
  name: string,
  version: string,
  more: Partial<ReportedComponent> = {},
): ReportedComponent {
  const slash = name.indexOf('/');
  const path = slash === -1 ? name : `%40${name.slice(1, slash)}/${name.slice(slash + 1)}`;
  return {
    purl: `pkg:npm/${path}@${version}`,
    ecosystem: 'npm',
    name,
    version,
    direct: false,
    dev: false,
    optional: false,
    bundled: false,
    path: [],
    licence: null,
    latest: null,
    behind: 'unknown',
    deprecated: null,
    requires: [],
    ...more,
  };
}

/** An open finding of a component. */
export function sampleFinding(component: ReportedComponent, more: Partial<ReportedFinding> = {}): ReportedFinding {
  const { purl, name, version, direct, dev, path } = component;
  return {
    id: '0'.repeat(32),
    state: 'open',
    purl,
    name,
    version,
    direct,
    dev,
    path,
    primaryName: 'CVE-2026-1000',
    names: ['CVE-2026-1000', 'GHSA-aaaa-bbbb-cccc'],
    advisoryIds: ['GHSA-aaaa-bbbb-cccc'],
    summary: 'Reads beyond the end',
    severity: { level: 'high', score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' },
    malicious: false,
    why: [{ advisoryId: 'GHSA-aaaa-bbbb-cccc', range: '>=1.0.0 <1.2.3' }],
    fix: null,
    openedAt: '2026-01-02T03:04:05.678Z',
    resolvedAt: null,
    resolution: null,
    triage: null,
    ...more,
  };
}

export function sampleReport(components: ReportedComponent[], findings: ReportedFinding[] = []): ProjectReport {
  return {
    id: '3e671687-395b-41f5-a30f-a58921a69b79',
    project: 'Web shop',
    createdAt: '2026-02-03T04:05:06.789Z',
    toolVersion: '1.2.3',
    components: () => each(components),
    findings: () => each(findings),
  };
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export async function gather(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
