import { describe, expect, it } from '@jest/globals';
import type { Channel } from '@red-tortoise/contracts';
import { quietText, rulesText, stateTag, waitingText } from './channel-text.js';

const channel: Channel = {
  id: '0199',
  organisationId: null,
  kind: 'email',
  name: 'Operations',
  target: 'ops@example.test',
  state: 'active',
  paused: null,
  failuresInARow: 0,
  lastSentAt: null,
  createdAt: '2026-05-01T10:00:00.000Z',
  rules: 0,
  waiting: 0,
};
const pausedBy = (cause: 'owner' | 'failures' | 'unsubscribed', reason: string | null = null): Channel => ({
  ...channel,
  state: 'paused',
  paused: { cause, reason, at: channel.createdAt },
});

describe('why a channel is quiet', () => {
  it('one that sends has no reason', () => {
    expect(quietText(channel)).toBeNull();
  });

  it('one that is not confirmed waits for the link in its mail', () => {
    expect(quietText({ ...channel, state: 'unconfirmed' })).toContain('confirmation mail');
  });

  it('one that failed says with what', () => {
    expect(quietText(pausedBy('failures', 'The last: 410 Gone'))).toBe('Paused. The last: 410 Gone. What comes waits.');
    expect(quietText(pausedBy('failures'))).toBe('Paused. Messages could not be handed over. What comes waits.');
  });

  it('one whose reader has unsubscribed says that they are asked again', () => {
    expect(quietText(pausedBy('unsubscribed'))).toContain('have to confirm');
  });

  it('a feed has nothing that waits', () => {
    expect(quietText({ ...pausedBy('owner'), kind: 'feed' })).not.toContain('waits');
  });

  it('only a pause that its owner did not choose looks like trouble', () => {
    const tones = (['owner', 'failures', 'unsubscribed'] as const).map((cause) => stateTag(pausedBy(cause)).tone);
    expect(tones).toEqual(['grey', 'red', 'red']);
  });
});

it('counts of rules and of what waits are sentences', () => {
  expect([0, 1, 3].map(rulesText)).toEqual(['No rule sends here yet', '1 rule sends here', '3 rules send here']);
  expect([0, 1, 20, 1_000].map(waitingText)).toEqual([
    null,
    '1 message waits',
    '20 messages wait',
    '1,000 or more messages wait',
  ]);
});
