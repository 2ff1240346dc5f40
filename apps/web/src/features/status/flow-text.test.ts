import { describe, expect, it } from '@jest/globals';
import { Flow } from '@red-tortoise/contracts';
import { durationText, flowParts, flowText } from './flow-text.js';

const now = Date.parse('2026-11-20T10:00:00.000Z');
const flowOf = (change: object = {}) =>
  Flow.parse({
    state: 'ok',
    outbox: 0,
    processors: [{ name: 'alerts', lag: 0, at: '2026-11-20T09:59:58.000Z' }],
    deliveries: { waiting: 0, lag: 0 },
    at: '2026-11-20T10:00:00.000Z',
    ...change,
  });

describe('the flow in words', () => {
  it('says that all is well, or by how much it is late', () => {
    expect(flowText(flowOf())).toMatch(/keep up/);
    const late = flowOf({ state: 'behind', outbox: 30, deliveries: { waiting: 7, lag: 200 } });
    expect(flowText(late)).toMatch(/behind by up to 3 minutes/);
    expect(flowText(flowOf({ state: 'unknown' }))).toMatch(/Nobody can say/);
  });

  it('calls a part that keeps silent unknown, whatever it said last', () => {
    const processors = [{ name: 'alerts', lag: 0, at: '2026-11-20T09:58:00.000Z' }];
    const part = flowParts(flowOf({ processors }), now).find(({ key }) => key === 'alerts');
    expect(part).toMatchObject({ title: 'Alerts', state: 'unknown', words: 'silent for 2 minutes' });
  });

  it('says how long the oldest has waited, part by part', () => {
    const parts = flowParts(flowOf({ outbox: 16, deliveries: { waiting: 1_000, lag: 7_200 } }), now);
    expect(parts.map(({ state, words }) => [state, words])).toEqual([
      ['behind', 'the oldest has waited for 16 seconds'],
      ['ok', 'up to date'],
      ['behind', '1,000 or more wait, the oldest has waited for 2 hours'],
    ]);
  });

  it('speaks of one second as one', () => {
    expect([durationText(1), durationText(100), durationText(9_000)]).toEqual(['1 second', '2 minutes', '3 hours']);
  });
});
