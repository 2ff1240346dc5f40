import { deliverJob } from '@red-tortoise/contracts';
import { createSealing, signChannelToken } from '@red-tortoise/domain';
import type { Stores } from '../stores/stores.js';
import type { Answer } from './caller.js';
import type { Person } from './start-api.js';

export const secretPart = 'abcdefghijklmnopqrst';
const url = `https://hooks.example.org/services/T00/${secretPart}x9Qk`;

/** A channel of each kind, as somebody would add it. */
export const channelDrafts = {
  email: () => ({ kind: 'email', name: 'Operations', address: `${crypto.randomUUID()}@example.test` }),
  webhook: () => ({ kind: 'webhook', name: 'Our bot', url }),
  slack: () => ({ kind: 'slack', name: '#security', url }),
  feed: () => ({ kind: 'feed', name: 'My reader' }),
};

export function addChannel(who: Person, channel: object, organisationId: string | null = null): Promise<Answer> {
  return who.post('/v1/channels', { channel, organisationId });
}

/** The id of a new one. */
export async function channelOf(who: Person, kind: keyof typeof channelDrafts): Promise<string> {
  return (await addChannel(who, channelDrafts[kind]())).body.channel.id;
}

/** The token that a mail of the channel would have. */
export function mailToken(
  { environment }: Stores,
  purpose: 'confirm-channel' | 'unsubscribe',
  channelId: string,
  expiresAt?: Date,
): string {
  return signChannelToken(createSealing(environment), purpose, { channelId, ...(expiresAt && { expiresAt }) });
}

/** The deliveries that wait for a worker, which tests of the API do not start. */
export async function enqueuedDeliveries({ environment, queue }: Stores): Promise<string[]> {
  return await queue.redis.lrange(`${environment.NAMESPACE}:jobs:${deliverJob.queue}:wait`, 0, -1);
}
