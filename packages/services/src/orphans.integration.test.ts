import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askOwner } from './cli/ask-owner.js';
import { missingForRootFileSystem } from './local/missing-for-root-file-system.js';
import { identifyProcess, isAlive, type ProcessIdentity } from './local/process-identity.js';
import { listTree } from './local/process-tree.js';
import { commandLineEntry } from './package-paths.js';
import { readState } from './state-file.js';
import { askRedis } from './test-support/ask-redis.js';
import { eventually } from './test-support/eventually.js';

const missing = await missingForRootFileSystem();

if (missing !== undefined) {
  it('orphans are looked for on Debian and Ubuntu as root only', () => {
    console.info(`Orphans are not looked for here: ${missing}`);
    expect(missing).not.toBe('');
  });
} else {
  describe('no server outlives the process that started it', describeOrphans);
}

function describeOrphans() {
  let directory: string;
  let owner: ChildProcess | undefined;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'red-tortoise-orphans-'));
  });

  afterAll(async () => {
    if (owner?.exitCode === null && owner.signalCode === null) owner.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  });

  it('killed with SIGKILL, it leaves none, and the next start finds ports and data again', async () => {
    owner = await startOwner(directory);
    const before = await readState(directory);
    await askRedis(before?.urls.redisUrl ?? '', 'SET job kept');
    const servers = identifyBelow(owner);
    expect(servers.length).toBeGreaterThan(10);

    await endWith(owner, 'SIGKILL');
    await eventually(async () => expect(servers.filter(isAlive)).toEqual([]));

    owner = await startOwner(directory);
    expect((await readState(directory))?.ports).toEqual(before?.ports);
    expect(await askRedis(before?.urls.redisUrl ?? '', 'GET job')).toBe('$4\r\nkept');
  }, 300_000);

  it.each<NodeJS.Signals>(['SIGHUP', 'SIGINT', 'SIGTERM'])(
    'told to end with %s, it stops all of them first',
    async (signal) => {
      if (owner?.exitCode !== null || owner.signalCode !== null) owner = await startOwner(directory);
      const servers = identifyBelow(owner);
      const code = await endWith(owner, signal);
      expect(servers.filter(isAlive)).toEqual([]);
      expect(code).toBe(0);
    },
    60_000,
  );

  it('killed half-way through the start, it leaves none', async () => {
    owner = spawnOwner(directory);
    // The wrappers of the servers are there, the servers may be or not.
    await eventually(async () => expect(identifyBelow(owner as ChildProcess).length).toBeGreaterThan(5));
    const servers = identifyBelow(owner);
    await endWith(owner, 'SIGKILL');
    await eventually(async () => expect(servers.filter(isAlive)).toEqual([]));
  }, 300_000);
}

function spawnOwner(directory: string): ChildProcess {
  const environment = { ...process.env, RED_TORTOISE_SERVICES_DIRECTORY: directory, NODE_OPTIONS: '' };
  // What the test run itself was given would be used instead of started.
  for (const name of ['DATABASE_URL', 'MONGODB_URL', 'REDIS_URL', 'RABBITMQ_URL'])
    Reflect.deleteProperty(environment, name);
  return spawn(process.execPath, [commandLineEntry, 'run'], { stdio: 'ignore', env: environment });
}

async function startOwner(directory: string): Promise<ChildProcess> {
  const owner = spawnOwner(directory);
  await eventually(async () => {
    const status = await askOwner(directory);
    expect(status?.owner).toBe(owner.pid);
  });
  return owner;
}

function identifyBelow(owner: ChildProcess): ProcessIdentity[] {
  const pids = owner.pid === undefined ? [] : listTree(owner.pid).slice(1);
  return pids.map(identifyProcess).filter((identity) => identity !== undefined);
}

async function endWith(owner: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(owner, 'exit');
  owner.kill(signal);
  const [code] = (await exited) as [number | null];
  return code;
}
