import { describe, expect, it } from '@jest/globals';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { signWebhook } from './sign-webhook.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = JSON.stringify({ type: 'alert', data: { title: 'Ünïcode → 🐢' } });
const sign = (at = new Date()) => signWebhook(secret, { id: 'd'.repeat(32), body, at });

describe('a signature', () => {
  it('is what receivers with the library of Standard Webhooks take', () => {
    expect(new Webhook(secret).verify(body, sign())).toEqual(JSON.parse(body));
  });

  it('is the one of the specification’s own example', () => {
    // https://github.com/standard-webhooks/standard-webhooks, as its libraries test themselves.
    const headers = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      body: '{"test": 2432232314}',
      at: new Date(1_614_265_330_000),
    });
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it.each([
    ['another body', `${body} `, sign()],
    ['another id', body, { ...sign(), 'webhook-id': 'e'.repeat(32) }],
    ['another time', body, { ...sign(), 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) - 60) }],
    ['a time long ago', body, sign(new Date(Date.now() - 60 * 60_000))],
  ])('is worth nothing for %s', (_, given, headers) => {
    expect(() => new Webhook(secret).verify(given, headers)).toThrow(WebhookVerificationError);
  });
});
