import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/**
 * The headers of Standard Webhooks 1.0.0 (https://www.standardwebhooks.com): HMAC-SHA-256 over id, time and body, so
 * that a request can neither be forged nor changed, nor repeated much later.
 *
 * @param secret `whsec_` and the key as base64
 */
export function signWebhook(secret: string, { id, body, at }: { id: string; body: string; at: Date }) {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
