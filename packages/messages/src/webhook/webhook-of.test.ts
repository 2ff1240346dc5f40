import { describe, expect, it } from '@jest/globals';
import { contentOf } from '../content-of.js';
import { alertMessage, digestMessage, envelope, sampleAlert } from '../test-support/sample-messages.js';
import { webhookOf } from './webhook-of.js';

describe('the body of a webhook', () => {
  it('has type, timestamp and data, as Standard Webhooks asks, and says its shape', () => {
    const payload = webhookOf(alertMessage());
    expect(payload).toMatchObject({
      type: 'alert',
      timestamp: '2026-11-20T09:31:00.000Z',
      data: {
        schemaVersion: 1,
        channel: { id: envelope.channel.id, url: `https://tortoise.example/channels/${envelope.channel.id}` },
        title: 'lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop',
        alert: {
          id: '0123456789abcdef0123456789abcdef',
          event: { type: 'finding.opened' },
          packagePurl: 'pkg:npm/lodash',
          projects: [{ projectName: 'web-shop' }],
          rules: [{ id: 'r1', name: 'Critical ones', url: 'https://tortoise.example/alerts/r1' }],
        },
      },
    });
  });

  it('of a digest has every alert, and how many more there are', () => {
    const { type, data } = webhookOf(digestMessage([sampleAlert(), sampleAlert('package.released')], 7));
    expect(type).toBe('digest');
    expect(data.digest).toMatchObject({ when: 'daily', date: '2026-11-20', more: 7 });
    expect(data.digest?.alerts.map(({ event }) => event.type)).toEqual(['finding.opened', 'package.released']);
  });

  it('is the same at each attempt', () => {
    expect(JSON.stringify(webhookOf(alertMessage()))).toBe(JSON.stringify(webhookOf(alertMessage())));
  });
});

describe('a message to look at', () => {
  const ofKind = (kind: 'email' | 'webhook' | 'slack') =>
    contentOf({ ...alertMessage(), channel: { ...envelope.channel, kind } });

  it('is what its channel gets', () => {
    expect(ofKind('email')).toMatch(/^Subject: lodash 4\.17\.20: critical finding .* in web-shop\n\n/);
    expect(JSON.parse(ofKind('webhook'))).toEqual(webhookOf(alertMessage()));
    expect(JSON.parse(ofKind('slack')).blocks).toHaveLength(4);
  });
});
