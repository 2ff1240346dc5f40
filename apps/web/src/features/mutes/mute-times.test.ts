import { describe, expect, it } from '@jest/globals';
import { createMute } from '@red-tortoise/contracts';
import { muteTimes, muteUntil, projectSubject } from './mute-times.js';

const now = Date.parse('2026-11-20T10:00:00.000Z');

describe('how long a mute lasts', () => {
  it('is a week, a month, or until it is taken back', () => {
    expect(muteUntil('week', now)).toBe('2026-11-27T10:00:00.000Z');
    expect(muteUntil('month', now)).toBe('2026-12-20T10:00:00.000Z');
    expect(muteUntil('good', now)).toBeNull();
  });

  it('goes over the wire as the contract has it', () => {
    for (const { value } of muteTimes) {
      const body = { subject: projectSubject('p1'), until: muteUntil(value, now) };
      expect(createMute.body.safeParse(body).error).toBeUndefined();
    }
  });
});
