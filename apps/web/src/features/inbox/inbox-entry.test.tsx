import { describe, expect, it } from '@jest/globals';
import { InboxItem } from '@red-tortoise/contracts';
import { rendered, textIn } from '../../test-support/rendered.js';
import { InboxEntry } from './inbox-entry.js';

const at = '2026-11-20T09:00:00.000Z';
const event = {
  id: 'e'.repeat(32),
  type: 'package.publisher-changed',
  subject: 'pkg:npm/left-pad',
  key: 'pkg:npm/left-pad',
  occurredAt: at,
  observedAt: at,
  schemaVersion: 1,
  historical: false,
  data: { version: '2.0.0', previousVersion: '1.9.0', from: 'ann', to: 'bob', firstTime: true },
};
const reason = { projectId: 'p', projectName: 'web-shop', version: '1.9.0', direct: false, dev: false };
const item = {
  id: 'a'.repeat(32),
  event,
  notice: null,
  packageName: 'left-pad',
  reasons: [{ ...reason, path: ['express@5.0.0', 'left-pad@1.9.0'] }],
  watched: false,
  rules: [{ id: 'r1', name: 'Trust' }],
  heldBack: false,
  at,
  state: 'unread',
  snoozedUntil: null,
};
const shown = (change: object) => {
  const handlers = { change: () => {}, mute: () => {}, chooseDate: () => {}, snoozing: null, setSnoozing: () => {} };
  const place = { isCurrent: true, current: { current: null }, makeCurrent: () => {} };
  return rendered(<InboxEntry item={InboxItem.parse({ ...item, ...change })} {...place} {...handlers} />);
};

describe('an alert in the inbox', () => {
  it('says what happened, in which project and through what, and by which rule it came', () => {
    const html = shown({});
    expect(textIn(html)).toContain('left-pad 2.0.0 was published by bob for the first time, after ann');
    expect(textIn(html)).toContain('via express → left-pad, in web-shop');
    expect(html).toMatch(/href="\/alerts\/r1"[^>]*>Trust</);
    expect(html).toMatch(/href="\/packages\/pkg%3Anpm%2Fleft-pad"[^>]*>Open the package</);
  });

  it('says that it waits for the digest, and that its rule is gone', () => {
    expect(textIn(shown({ heldBack: true }))).toContain('It waits for the next digest');
    expect(textIn(shown({ rules: [] }))).toContain('The rule that brought it is gone.');
  });

  it('is unread until it is not, and offers what makes sense', () => {
    expect(textIn(shown({}))).toMatch(/Done.*Snooze.*unread/);
    const done = textIn(shown({ state: 'done' }));
    expect(done).toContain('Not done');
    expect(done).not.toMatch(/Snooze|unread/);
  });

  it('speaks of a paused channel, and leads there', () => {
    const notice = { kind: 'channel-paused', channelId: 'c1', channelName: 'Ops mail', reason: '502 five times.' };
    const html = shown({ event: null, notice, reasons: [], rules: [], packageName: null });
    expect(textIn(html)).toContain('Channel Ops mail was paused: 502 five times.');
    expect(html).toContain('href="/channels/c1"');
  });
});
