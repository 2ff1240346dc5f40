import { Event, type EventType } from '@red-tortoise/contracts';

const advisory = {
  advisoryId: 'GHSA-35jh-r3h4-6jhm',
  names: ['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'],
  summary: 'Command injection in lodash',
  severity: 'high',
  malicious: false,
};
const finding = {
  findingId: 'f'.repeat(32),
  projectId: 'p1',
  purl: 'pkg:npm/lodash@4.17.20',
  packagePurl: 'pkg:npm/lodash',
  name: 'lodash',
  version: '4.17.20',
  direct: true,
  dev: false,
  names: ['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'],
  summary: 'Command injection in lodash',
  severity: 'critical',
  malicious: false,
  fixable: true,
};
const change = { version: '4.17.21', previousVersion: '4.17.20' };

/** What each type of event says at its plainest. */
const samples: Record<EventType, Record<string, unknown>> = {
  'package.released': { ...change, level: 'patch', publisher: 'jdalton' },
  'package.deprecated': { version: '4.17.20', message: 'Use another' },
  'package.licence-changed': { ...change, from: 'MIT', to: 'BUSL-1.1' },
  'package.publisher-changed': { ...change, from: 'jdalton', to: 'eve', firstTime: true },
  'package.maintainers-changed': { version: null, added: ['eve'], removed: ['bob'] },
  'package.install-script-added': { ...change, scripts: [{ hook: 'postinstall', command: 'node x.js' }] },
  'package.provenance-lost': change,
  'package.unpublished': { version: '4.17.21' },
  'project.imported': {
    ...{ projectId: 'p1', importId: 'i1', components: 1_200, packagesAdded: 3, packagesRemoved: 1 },
    findingsOpened: 2,
  },
  'advisory.published': { ...advisory, ranges: ['>=0 <4.17.21'], fixedIn: ['4.17.21'] },
  'advisory.changed': { ...advisory, changes: [{ what: 'severity', from: 'medium', to: 'high (7.2)' }] },
  'advisory.fix-available': { ...advisory, fixedIn: ['4.17.21'] },
  'advisory.withdrawn': advisory,
  'finding.opened': { ...finding, cause: 'advisory', importId: null },
  'finding.resolved': { ...finding, resolution: 'version-changed', importId: null },
};

/** A valid event of a type, with `data` in place of what it says. */
export function sampleEvent(type: EventType, data: Record<string, unknown> = {}): Event {
  const ofProject = type.startsWith('finding.') || type === 'project.imported';
  const subject = ofProject ? 'project:p1' : 'pkg:npm/lodash';
  const at = '2026-11-20T09:30:00.000Z';
  return Event.parse({
    ...{ id: 'e'.repeat(32), type, subject, key: subject, occurredAt: at, observedAt: at },
    ...{ schemaVersion: 1, historical: false, data: { ...samples[type], ...data } },
  });
}
