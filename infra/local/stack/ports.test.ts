import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { choosePorts } from './ports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ports-'));
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('ports', () => {
  it('the same ports are chosen again, whatever is usual now', async () => {
    const first = await choosePorts(join(folder, 'ports.json'), { web: 0, api: 0 });
    const other = await choosePorts(join(folder, 'ports.json'), { web: first.api, api: first.web });
    expect(other).toEqual(first);
  });

  it('a port that another program has taken is not chosen', async () => {
    const taken = await listen();
    const { web } = await choosePorts(join(folder, 'ports.json'), { web: taken });
    expect(web).not.toBe(taken);
    expect(web).toBeGreaterThan(0);
  });

  it('two names never share a port', async () => {
    const free = (await choosePorts(join(folder, 'one.json'), { web: 0 })).web;
    const { web, api } = await choosePorts(join(folder, 'ports.json'), { web: free, api: free });
    expect(web).toBe(free);
    expect(api).not.toBe(free);
  });
});

function listen(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    servers.push(server);
  });
}
