import { expect, it } from '@jest/globals';
import type { DeliveryAttempt, DeliveryState } from '@red-tortoise/contracts';
import { durationText, isMoving, outcomeText } from './delivery-text.js';

const attempt = (outcome: 'sent' | 'failed', detail = '200 OK'): DeliveryAttempt => ({
  at: '2026-05-01T10:00:00.000Z',
  outcome,
  detail,
  status: null,
  milliseconds: 41.4,
});

it('says how long it took, or what kept it from going', () => {
  expect(outcomeText({ state: 'sent', attempts: [attempt('failed'), attempt('sent')] })).toBe('Sent, in 41 ms.');
  const refused = [attempt('failed', '503 Service Unavailable')];
  expect(outcomeText({ state: 'failed', attempts: refused })).toBe(
    'Not yet: 503 Service Unavailable. It is tried again.',
  );
  expect(outcomeText({ state: 'gave-up', attempts: refused })).toBe('Given up: 503 Service Unavailable.');
});

it('a page follows only what still moves', () => {
  const states: DeliveryState[] = ['queued', 'failed', 'sent', 'gave-up', 'replayed'];
  expect(states.filter(isMoving)).toEqual(['queued', 'failed']);
});

it('long times are seconds', () => {
  expect([0, 999, 1_340, 30_000].map(durationText)).toEqual(['0 ms', '999 ms', '1.3 s', '30 s']);
});
