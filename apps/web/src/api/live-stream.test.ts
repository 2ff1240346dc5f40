import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type LiveState, listenLive } from './live-stream.js';

/** Plays the browser's: says what the server would. */
class BrowserStream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: BrowserStream[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    BrowserStream.opened.push(this);
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: typeof data === 'string' ? data : JSON.stringify(data) }));
  }
  breakOff({ forGood }: { forGood: boolean }) {
    this.readyState = forGood ? BrowserStream.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
  close() {
    this.readyState = BrowserStream.CLOSED;
  }
}

const states: LiveState[] = [];
const heard: unknown[] = [];
const listen = () =>
  listenLive(
    {
      inbox: (message) => heard.push(message),
      findings: () => heard.push('findings'),
      refresh: () => heard.push('refresh'),
    },
    (state) => void states.push(state),
  );

beforeEach(() => {
  jest.useFakeTimers();
  BrowserStream.opened = [];
  states.length = 0;
  heard.length = 0;
  Object.assign(globalThis, { EventSource: BrowserStream });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'EventSource');
});

describe('the live stream', () => {
  it('hands on what it hears, and takes what it cannot read as a hint to look again', () => {
    listen();
    const [stream] = BrowserStream.opened;
    stream?.say('inbox', { unread: 3 });
    stream?.say('inbox', { unread: 'many' });
    stream?.say('inbox', 'no JSON');
    expect(heard).toEqual([{ unread: 3 }, 'refresh', 'refresh']);
  });

  it('leaves a short break to the browser, which knows how far it got in the log: only findings are looked at again', () => {
    listen();
    const [stream] = BrowserStream.opened;
    stream?.dispatchEvent(new Event('open'));
    stream?.breakOff({ forGood: false });
    jest.advanceTimersByTime(120_000);
    stream?.dispatchEvent(new Event('open'));
    expect(BrowserStream.opened).toHaveLength(1);
    expect(states).toEqual(['live', 'reconnecting', 'live']);
    expect(heard).toEqual(['findings']);
  });

  it('opens a new stream when the browser gives up, more and more slowly, and then looks again at everything', () => {
    listen();
    for (const wait of [2_000, 4_000, 8_000]) {
      BrowserStream.opened.at(-1)?.breakOff({ forGood: true });
      const count = BrowserStream.opened.length;
      jest.advanceTimersByTime(wait - 1);
      expect(BrowserStream.opened).toHaveLength(count);
      jest.advanceTimersByTime(1);
      expect(BrowserStream.opened).toHaveLength(count + 1);
    }
    BrowserStream.opened.at(-1)?.dispatchEvent(new Event('open'));
    expect(states.at(-1)).toBe('live');
    expect(heard).toEqual(['refresh']);
  });

  it('is silent once nobody listens', () => {
    const stop = listen();
    BrowserStream.opened[0]?.breakOff({ forGood: true });
    stop();
    jest.advanceTimersByTime(60_000);
    expect(BrowserStream.opened).toHaveLength(1);
  });
});
