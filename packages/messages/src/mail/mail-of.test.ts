import { describe, expect, it } from '@jest/globals';
import { eventTypes } from '@red-tortoise/contracts';
import { contentOf } from '../content-of.js';
import type { Message } from '../message.js';
import { alertMessage, digestMessage, envelope, sampleAlert } from '../test-support/sample-messages.js';
import { mailOf } from './mail-of.js';

const confirmation: Message = { ...envelope, kind: 'confirmation', confirm: 'https://tortoise.example/c?token=1.2' };
const everyKind: Message[] = [
  alertMessage(),
  digestMessage(eventTypes.map((type) => sampleAlert(type))),
  { ...envelope, kind: 'test' },
  confirmation,
];

/** Markup that would run, load or send something, in every place that takes foreign words. */
const attack = `"><img src=x onerror=alert(1)><script>alert(1)</script>'<b>`;

describe('a mail', () => {
  it('of an alert says what happened, why it came and how to have less of it', () => {
    const { subject, text, html } = mailOf(alertMessage());
    expect(subject).toBe('lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop');
    for (const said of [
      'Command injection in lodash. A version without it is published.',
      'Because of rule “Critical ones”; web-shop has it via express → body-parser → lodash.',
      'https://tortoise.example/findings/ffffffffffffffffffffffffffffffff',
      'https://tortoise.example/alerts/r1',
      'https://tortoise.example/packages/pkg%3Anpm%2Flodash?mute=1',
      'https://tortoise.example/channels/0199f0de-0000-7000-8000-000000000001',
      'https://tortoise.example/alerts/settings',
      'https://tortoise.example/unsubscribe?token=t.t',
    ]) {
      expect(text).toContain(said);
      expect(html).toContain(said.replaceAll('&', '&amp;'));
    }
  });

  it.each(everyKind.map((message) => [message.kind, message]))('%s loads nothing and runs nothing', (_, message) => {
    const { html } = mailOf(message as Message);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|form|video|svg)|url\(|@import|\bon\w+=/i);
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address?.startsWith('https://tortoise.example/'))).toEqual([]);
  });

  it('lets nothing foreign into its HTML unescaped', () => {
    const foreign = sampleAlert('finding.opened', {
      packageName: attack,
      packagePurl: `pkg:npm/${attack}`,
      data: { name: attack, version: attack, names: [attack], summary: attack, findingId: attack },
      reasons: [{ ...(sampleAlert().reasons[0] as object), projectName: attack, path: ['a@1', attack] } as never],
      rules: [{ id: 'r1', name: attack }],
      watched: true,
    });
    const channel = { ...envelope.channel, name: attack, organisationName: attack };
    for (const message of [alertMessage(foreign), digestMessage([foreign])]) {
      const { html, subject } = mailOf({ ...message, channel });
      expect(html).not.toMatch(/<img|<script|<b>/);
      expect(html.match(/<a [^>]*>/g)?.every((tag) => /^<a( [a-z]+="[^"<>]*")+>$/.test(tag))).toBe(true);
      expect(subject).not.toMatch(/[\r\n]/);
    }
  });

  it('that only asks for a confirmation names no setting of somebody’s account', () => {
    const { text, html } = mailOf(confirmation);
    expect(text).toContain('https://tortoise.example/c?token=1.2');
    expect(`${text}${html}`).not.toMatch(/\/alerts|\/channels\/|unsubscribe/i);
    expect(mailOf({ ...confirmation, confirm: null }).text).not.toContain('token');
  });
});

describe('a digest', () => {
  it.each(['email', 'slack'] as const)('by %s is whole in the log, also where the message has no room', (kind) => {
    const many = Array.from({ length: 40 }, (_, turn) =>
      sampleAlert('package.released', { data: { version: `${turn}.0.0` } }),
    );
    const content = (alerts: typeof many) =>
      contentOf({ ...digestMessage(alerts), channel: { ...envelope.channel, kind } });
    for (const turn of many.keys()) expect(content(many)).toContain(`lodash ${turn}.0.0 released`);
    expect(content(many.slice(0, 3))).not.toContain('All alerts');
  });

  const mixed = [
    sampleAlert('package.released', { data: { version: '1.0.1', level: 'patch' } }),
    sampleAlert('package.released', { data: { version: '2.0.0', level: 'major' } }),
    sampleAlert('finding.resolved'),
    sampleAlert('finding.opened', { data: { fixable: false } }),
    sampleAlert('package.licence-changed', { heldBack: true }),
    sampleAlert('finding.opened', { data: { severity: 'low' } }),
    sampleAlert('finding.opened', { data: { malicious: true } }),
    sampleAlert('advisory.fix-available'),
  ];

  it('is in the order in which to act, the worst first', () => {
    const { text } = mailOf(digestMessage(mixed));
    const lines = text.split('\n').filter((line) => /^\* |^[A-Z ,:]{8,}$/.test(line));
    expect(lines).toEqual([
      'ACT NOW: MALICIOUS PACKAGES, AND FINDINGS WITH A FIX',
      '* lodash 4.17.20: malicious-package finding CVE-2021-23337 opened in web-shop',
      '* lodash: CVE-2021-23337 is fixed in 4.17.21',
      '* lodash 4.17.20: low finding CVE-2021-23337 opened in web-shop',
      'FINDINGS WITHOUT A FIX YET',
      '* lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop',
      'LICENCES',
      '* lodash 4.17.21: licence changed from MIT to BUSL-1.1 (held back)',
      'RELEASES',
      '* lodash 2.0.0 released (major)',
      '* lodash 1.0.1 released (patch)',
      'GOOD NEWS',
      '* lodash 4.17.20: critical finding CVE-2021-23337 resolved in web-shop',
    ]);
  });

  it('says how many were held back by the noise budget', () => {
    expect(mailOf(digestMessage(mixed)).text).toContain('1 alert would have come at once');
    expect(mailOf(digestMessage([sampleAlert()])).text).not.toContain('noise budget');
  });

  it('names what it has no room for, with the way there, and stays below what mail programs cut', () => {
    const many = Array.from({ length: 500 }, (_, index) => sampleAlert(eventTypes[index % eventTypes.length]));
    const { html, text, subject } = mailOf(digestMessage(many, 1_500));
    expect(subject).toBe('2,000 alerts: your daily digest of 2026-11-20');
    expect(text).toContain('and 1,500 more in the feed: https://tortoise.example/');
    expect(text).toContain(`more in the channel’s log: https://tortoise.example/channels/${envelope.channel.id}`);
    expect(html).toContain('>1,500 more in the feed</a>');
    expect(html.length).toBeLessThan(100_000);
  });
});
