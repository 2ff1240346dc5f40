import { describe, expect, it } from '@jest/globals';
import { eventTypes, type SyndicationFormat, syndicationFormats } from '@red-tortoise/contracts';
import { childrenOf, readXml, type XmlElement } from '../test-support/read-xml.js';
import { sampleAlert } from '../test-support/sample-messages.js';
import { syndicate } from './syndicate.js';

const channel = {
  id: '0199f0de-0000-7000-8000-000000000001',
  name: 'My <feed> & more',
  organisationName: 'Acme',
  web: 'https://tortoise.example',
  self: 'https://tortoise.example/v1/feeds/secret/atom?a=1&b=2',
  createdAt: '2026-11-01T00:00:00.000Z',
};
const title = 'Red Tortoise · Acme · My <feed> & more';
const entryId = 'urn:uuid:01234567-89ab-cdef-0123-456789abcdef';
/** What breaks documents: markup, ends of sections, entities, characters that XML cannot hold. */
const version = '1</title>]]>&amp;<b>\u0000\u0007\ud800\ufffe"\'';

const bodyOf = (format: SyndicationFormat, alerts = [sampleAlert()]) => syndicate(format, channel, alerts).body;
const textOf = (element: XmlElement | undefined, name: string) => element && childrenOf(element, name)[0]?.text;

describe('a feed', () => {
  it('is RSS 2.0', () => {
    const rss = readXml(bodyOf('rss'));
    expect([rss.name, rss.attributes.version]).toEqual(['rss', '2.0']);
    const [feed] = childrenOf(rss, 'channel');
    expect(textOf(feed, 'title')).toBe(title);
    expect(textOf(feed, 'link')).toBe(`https://tortoise.example/channels/${channel.id}`);
    expect(textOf(feed, 'description')).not.toBe('');
    const [item] = childrenOf(feed as XmlElement, 'item');
    expect(textOf(item, 'title')).toBe('lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop');
    expect(textOf(item, 'guid')).toBe(entryId);
    expect(childrenOf(item as XmlElement, 'guid')[0]?.attributes.isPermaLink).toBe('false');
    expect(textOf(item, 'pubDate')).toBe('Fri, 20 Nov 2026 09:30:00 GMT');
    expect(textOf(item, 'description')).toContain('Because of rule “Critical ones”');
  });

  it('is Atom', () => {
    const feed = readXml(bodyOf('atom'));
    expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(textOf(feed, 'id')).toBe(`urn:uuid:${channel.id}`);
    expect(textOf(feed, 'updated')).toBe('2026-11-20T09:30:00.000Z');
    expect(childrenOf(feed, 'author')).toHaveLength(1);
    const self = childrenOf(feed, 'link').find(({ attributes }) => attributes.rel === 'self');
    expect(self?.attributes.href).toBe(channel.self);
    const [entry] = childrenOf(feed, 'entry');
    expect(textOf(entry, 'id')).toBe(entryId);
    expect(textOf(entry, 'updated')).toBe('2026-11-20T09:30:00.000Z');
    expect(childrenOf(entry as XmlElement, 'link')[0]?.attributes).toMatchObject({
      rel: 'alternate',
      href: `https://tortoise.example/findings/${'f'.repeat(32)}`,
    });
  });

  it('is JSON Feed 1.1', () => {
    expect(JSON.parse(bodyOf('json'))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      feed_url: channel.self,
      items: [{ id: entryId, url: `https://tortoise.example/findings/${'f'.repeat(32)}`, tags: ['finding.opened'] }],
    });
  });

  it.each(syndicationFormats)('as %s holds every type of event and names itself by type', (format) => {
    const alerts = eventTypes.map((type, index) => sampleAlert(type, { id: index.toString(16).padStart(32, '0') }));
    const { contentType, body } = syndicate(format, channel, alerts);
    expect(contentType).toMatch(/^application\/(rss\+xml|atom\+xml|feed\+json); charset=utf-8$/);
    const count = format === 'json' ? JSON.parse(body).items.length : body.split(/<item>|<entry>/).length - 1;
    expect(count).toBe(eventTypes.length);
    if (format !== 'json') expect(() => readXml(body)).not.toThrow();
  });

  it.each(['rss', 'atom'] as const)(
    'as %s stays well-formed, and its HTML harmless, whatever a registry says',
    (format) => {
      const data = { version, message: `<script>alert(1)</script>${version}` };
      const root = readXml(bodyOf(format, [sampleAlert('package.deprecated', { data })]));
      const parent = format === 'rss' ? childrenOf(root, 'channel')[0] : root;
      const [entry] = childrenOf(parent as XmlElement, format === 'rss' ? 'item' : 'entry');
      expect(textOf(entry, 'title')).toBe(`lodash 1</title>]]>&amp;<b> \ufffd"' deprecated`);
      const html = textOf(entry, format === 'rss' ? 'description' : 'content') ?? '';
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<(script|b)>/);
    },
  );

  it.each(syndicationFormats)('as %s is the same bytes for the same alerts, also without any', (format) => {
    expect(bodyOf(format)).toBe(bodyOf(format));
    expect(bodyOf(format, [])).toContain(format === 'json' ? '"items": []' : '2026');
  });
});
