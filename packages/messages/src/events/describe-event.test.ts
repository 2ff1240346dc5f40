import { describe, expect, it } from '@jest/globals';
import { type EventType, eventTypes } from '@red-tortoise/contracts';
import { sampleEvent } from '../test-support/sample-events.js';
import { describeEvent } from './describe-event.js';

const say = (type: EventType, data = {}) => describeEvent(sampleEvent(type, data), 'lodash', ['web-shop']);

describe('an event in words', () => {
  it('has a title that stands alone, and a page', () => {
    const said = eventTypes.map((type) => say(type));
    expect(said.map(({ title, path }) => `${title} | ${path}`)).toEqual([
      'lodash 4.17.21 released (patch) | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.20 deprecated | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.21: licence changed from MIT to BUSL-1.1 | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.21: published by eve for the first time | /packages/pkg%3Anpm%2Flodash',
      'lodash: eve joined the maintainers, bob left | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.21: runs a new install script | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.21: came without provenance | /packages/pkg%3Anpm%2Flodash',
      'lodash 4.17.21: removed from the registry | /packages/pkg%3Anpm%2Flodash',
      'web-shop imported: 1,200 components | /projects/p1',
      'lodash: high advisory CVE-2021-23337 published | /advisories/GHSA-35jh-r3h4-6jhm',
      'lodash: CVE-2021-23337 raised from medium to high (7.2) | /advisories/GHSA-35jh-r3h4-6jhm',
      'lodash: CVE-2021-23337 is fixed in 4.17.21 | /advisories/GHSA-35jh-r3h4-6jhm',
      'lodash: CVE-2021-23337 withdrawn | /advisories/GHSA-35jh-r3h4-6jhm',
      `lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop | /findings/${'f'.repeat(32)}`,
      `lodash 4.17.20: critical finding CVE-2021-23337 resolved in web-shop | /findings/${'f'.repeat(32)}`,
    ]);
  });

  it.each<[EventType, object, string, string]>([
    ['package.unpublished', { version: null }, 'lodash: removed from the registry', 'With all its versions.'],
    [
      'package.released',
      { level: null, publisher: null, previousVersion: null },
      'lodash 4.17.21 released',
      'The first version that we know.',
    ],
    ['package.maintainers-changed', { added: [], removed: ['bob'] }, 'lodash: bob left the maintainers', ''],
    [
      'package.publisher-changed',
      { firstTime: false },
      'lodash 4.17.21: published by eve, who is not the one of before',
      '4.17.20 was published by jdalton.',
    ],
    [
      'advisory.published',
      { malicious: true, fixedIn: [] },
      'lodash: malicious-package advisory CVE-2021-23337 published',
      'Command injection in lodash. Affects >=0 <4.17.21.',
    ],
    [
      'advisory.published',
      { fixedIn: [], summary: '' },
      'lodash: high advisory CVE-2021-23337 published',
      'Affects >=0 <4.17.21. No fix is published yet.',
    ],
    [
      'advisory.changed',
      { changes: [{ what: 'reinstated', from: '', to: '' }] },
      'lodash: CVE-2021-23337 is no longer withdrawn',
      'Command injection in lodash.',
    ],
    [
      'finding.opened',
      { cause: 'acceptance-ended', fixable: false },
      'lodash 4.17.20: critical finding CVE-2021-23337 open again in web-shop',
      'Command injection in lodash. The time for which its risk was accepted is over.',
    ],
    [
      'finding.opened',
      { malicious: true, fixable: false },
      'lodash 4.17.20: malicious-package finding CVE-2021-23337 opened in web-shop',
      'Command injection in lodash.',
    ],
  ])('%s with %j', (type, data, title, text) => expect(say(type, data)).toMatchObject({ title, text }));

  it('takes the name out of the purl where nobody gives one', () => {
    const event = { ...sampleEvent('package.released'), subject: 'pkg:npm/%40scope/name' };
    expect(describeEvent(event, null).title).toBe('@scope/name 4.17.21 released (patch)');
    expect(describeEvent({ ...event, subject: 'pkg:npm/%ff' }, null).title).toContain('%ff 4.17.21');
  });

  it('stays one line of limited length, whatever a registry says', () => {
    const version = `1\r\nBcc: everybody@example.test\u202e${'9'.repeat(500)}`;
    const { title, text } = say('package.deprecated', { version, message: 'm\n'.repeat(2_000) });
    expect(title).toMatch(/^lodash 1 Bcc: everybody@example\.test 9+…$/);
    expect(title).toHaveLength(200);
    expect([...text]).toHaveLength(1_000);
    expect(`${title}${text}`).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('cuts no character in half', () => {
    const { title } = say('package.deprecated', { version: '🐢'.repeat(300) });
    expect(title).not.toMatch(/\p{Cs}/u);
    expect([...title]).toHaveLength(200);
  });
});
