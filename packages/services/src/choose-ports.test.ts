import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { choosePorts } from './choose-ports.js';

describe('ports', () => {
  it('are six different ones, and the same again when they are remembered', async () => {
    const first = await choosePorts();
    expect(new Set(Object.values(first)).size).toBe(6);
    expect(await choosePorts(first)).toEqual(first);
  });

  it('that somebody else has taken are chosen anew, the others stay', async () => {
    const remembered = await choosePorts();
    const stranger = createServer().listen(remembered.redis, '127.0.0.1');
    await once(stranger, 'listening');
    try {
      const chosen = await choosePorts(remembered);
      expect(chosen.redis).not.toBe(remembered.redis);
      expect({ ...chosen, redis: 0 }).toEqual({ ...remembered, redis: 0 });
    } finally {
      stranger.close();
    }
  });
});
