import { describe, expect, it } from '@jest/globals';
import { createSealing } from './sealing.js';

const sealing = createSealing({ SECRETS_KEY: 'a key that is long enough for a test' });

describe('sealing', () => {
  it('opens what it sealed, and never writes the same twice', () => {
    const sealed = sealing.seal('https://hooks.example.test/1', 'channel');
    expect(sealed).not.toContain('hooks');
    expect(sealing.seal('https://hooks.example.test/1', 'channel')).not.toBe(sealed);
    expect(sealing.open(sealed, 'channel')).toBe('https://hooks.example.test/1');
  });

  it('refuses another purpose, another key and a changed text', () => {
    const sealed = sealing.seal('secret', 'channel');
    expect(() => sealing.open(sealed, 'source')).toThrow();
    expect(() =>
      createSealing({ SECRETS_KEY: 'some other key of thirty-two characters' }).open(sealed, 'channel'),
    ).toThrow();
    const at = sealed.length - 2;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => sealing.open(changed, 'channel')).toThrow();
    expect(() => sealing.open('v1.AAAA', 'channel')).toThrow();
  });

  it('believes only tokens of its own, for the purpose that they were made for', () => {
    const token = sealing.sign('channel 7', 'unsubscribe');
    expect(sealing.verify(token, 'unsubscribe')).toBe('channel 7');
    expect(sealing.verify(token, 'confirm')).toBeNull();
    expect(sealing.verify(`${token}x`, 'unsubscribe')).toBeNull();
    expect(sealing.verify('nonsense', 'unsubscribe')).toBeNull();
  });
});
