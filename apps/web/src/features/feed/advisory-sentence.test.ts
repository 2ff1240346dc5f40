import { describe, expect, it } from '@jest/globals';
import type { Event, EventType } from '@red-tortoise/contracts';
import { eventSentence } from './event-sentence.js';
import { type Sentence, textOf } from './sentence.js';

type DataOf<T extends EventType> = Extract<Event, { type: T }>['data'];

function sentenceOf<T extends EventType>(type: T, data: DataOf<T>): Sentence {
  const at = '2026-11-20T10:00:00.000Z';
  const subject = 'pkg:npm/lodash';
  const event = { id: 'a'.repeat(32), type, subject, key: subject, occurredAt: at, observedAt: at };
  return eventSentence({ ...event, schemaVersion: 1, historical: false, data } as Event, 'lodash');
}

function said<T extends EventType>(type: T, data: DataOf<T>): string {
  return textOf(sentenceOf(type, data));
}

const data = {
  advisoryId: 'GHSA-35jh-r3h4-6jhm',
  names: ['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'],
  summary: 'Command injection',
  severity: 'high' as const,
  malicious: false,
};

describe('what is said of an advisory', () => {
  it('calls it by its CVE, with how bad it is and where it is fixed', () => {
    const published = { ...data, ranges: ['<4.17.21'], fixedIn: ['3.10.2', '4.17.21'] };
    expect(said('advisory.published', published)).toBe(
      'CVE-2021-23337 (high) published for lodash, fixed in 3.10.2 and 4.17.21',
    );
    expect(said('advisory.published', { ...published, fixedIn: [] })).toBe(
      'CVE-2021-23337 (high) published for lodash, with no fix yet',
    );
    const ghsa = { ...published, names: ['GHSA-35jh-r3h4-6jhm'] };
    expect(said('advisory.published', ghsa)).toContain('GHSA-35jh-r3h4-6jhm (high) published');
  });

  it('calls an attack malicious, and speaks of no fix for it', () => {
    const attack = { ...data, names: ['MAL-2022-1'], malicious: true, ranges: [], fixedIn: [] };
    expect(said('advisory.published', attack)).toBe('MAL-2022-1 (malicious) published for lodash');
  });

  it('says which way a severity went', () => {
    const severity = (from: string, to: string) =>
      said('advisory.changed', { ...data, changes: [{ what: 'severity', from, to }] });
    expect(severity('medium (5.3)', 'critical (9.8)')).toBe(
      'Severity of CVE-2021-23337 in lodash raised from medium (5.3) to critical (9.8)',
    );
    expect(severity('high', 'low')).toContain('lowered from high to low');
    expect(severity('unknown', 'none')).toContain('raised from unknown to none');
    expect(severity('high (7.1)', 'high (7.5)')).toContain('changed from high (7.1) to high (7.5)');
  });

  it('says how the affected versions changed, and that a withdrawal was taken back', () => {
    const ranges = { what: 'ranges', from: '<4.17.19', to: '<4.17.21' } as const;
    expect(said('advisory.changed', { ...data, changes: [ranges] })).toBe(
      'Versions of lodash that CVE-2021-23337 affects changed from <4.17.19 to <4.17.21',
    );
    const reinstated = { what: 'reinstated', from: 'withdrawn', to: 'published' } as const;
    expect(said('advisory.changed', { ...data, changes: [reinstated, ranges] })).toBe(
      'CVE-2021-23337 for lodash is no longer withdrawn. ' +
        'Versions of lodash that CVE-2021-23337 affects changed from <4.17.19 to <4.17.21',
    );
  });

  it('says that there is a fix, or that it was all a mistake', () => {
    expect(said('advisory.fix-available', { ...data, fixedIn: ['4.17.21'] })).toBe(
      'CVE-2021-23337 (high) in lodash is fixed in 4.17.21',
    );
    expect(said('advisory.withdrawn', data)).toBe('CVE-2021-23337 (high) for lodash was withdrawn');
  });

  it('leads to the advisory', () => {
    expect(sentenceOf('advisory.withdrawn', data)).toContainEqual({
      kind: 'advisory',
      text: 'CVE-2021-23337',
      id: 'GHSA-35jh-r3h4-6jhm',
    });
  });
});

describe('what is said of a finding', () => {
  const finding = {
    findingId: 'f1',
    projectId: 'p1',
    purl: 'pkg:npm/lodash@4.17.20',
    packagePurl: 'pkg:npm/lodash',
    name: 'lodash',
    version: '4.17.20',
    direct: true,
    dev: false,
    importId: null,
    names: ['CVE-2021-23337'],
    summary: '',
    severity: 'high' as const,
    malicious: false,
  };
  const opened = (cause: DataOf<'finding.opened'>['cause']) => said('finding.opened', { ...finding, cause });
  const resolved = (resolution: DataOf<'finding.resolved'>['resolution']) =>
    said('finding.resolved', { ...finding, resolution });

  it('says that something affects the project now, whatever brought it', () => {
    const text = 'CVE-2021-23337 (high) now affects lodash 4.17.20';
    expect([opened('import'), opened('advisory')]).toEqual([text, text]);
  });

  it('says why it is open again', () => {
    expect(opened('acceptance-ended')).toContain('is open again: the time for which its risk was accepted is over');
    expect(opened('triage-removed')).toContain('is open again: the decision about it was taken back');
  });

  it('says why it is resolved, each reason in its own words', () => {
    expect(resolved('version-changed')).toBe('CVE-2021-23337 (high) resolved: lodash moved on from 4.17.20');
    expect(resolved('component-removed')).toBe('CVE-2021-23337 (high) resolved: lodash 4.17.20 is gone');
    expect(resolved('advisory-withdrawn')).toContain('it was withdrawn, so lodash 4.17.20 is fine');
    expect(resolved('advisory-changed')).toContain('as we know now, it does not affect lodash 4.17.20');
    expect(resolved('merged')).toContain('is another name of a finding that is already listed');
  });

  it('leads to the finding', () => {
    const sentence = sentenceOf('finding.opened', { ...finding, cause: 'import' });
    expect(sentence[0]).toEqual({ kind: 'finding', text: 'CVE-2021-23337', id: 'f1' });
  });
});
