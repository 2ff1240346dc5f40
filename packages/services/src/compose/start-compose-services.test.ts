import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startComposeServices } from './start-compose-services.js';

/** Stands for the docker client: writes down what it was asked, and says that one container runs. */
const recorder = `#!/bin/sh
shift 5
echo "$POSTGRES_PORT $*" >>"$(dirname "$0")/asked"
[ "$1" != ps ] || echo 0123abcd
`;

describe('services of Docker Compose', () => {
  const path = process.env.PATH;
  let directory: string;
  const asked = async () => (await readFile(join(directory, 'asked'), 'utf8')).trim().split('\n');

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'red-tortoise-compose-'));
    await writeFile(join(directory, 'docker'), recorder, { mode: 0o755 });
    process.env.PATH = `${directory}:${path}`;
  });

  afterEach(async () => {
    process.env.PATH = path;
    await rm(directory, { recursive: true });
  });

  it('are only those that are wanted, waited for, on the port that the URL names', async () => {
    const services = await startComposeServices({ directory, wanted: ['postgres', 'redis'], log: () => {} });
    const port = new URL(services.urls.databaseUrl).port;
    expect(await asked()).toEqual([`${port} up --detach --wait postgres redis`]);
    await services.stop();
    expect((await asked()).at(-1)).toBe(`${port} stop postgres redis`);
  });

  it('are killed with the signal that is asked for, unless they are not ours', async () => {
    const services = await startComposeServices({ directory, wanted: ['redis'], log: () => {} });
    await services.kill('redis', 'SIGTERM');
    expect((await asked()).at(-1)).toMatch(/^\d+ kill --signal SIGTERM redis$/);
    await expect(services.kill('mongo')).rejects.toMatchObject({ code: 'services.not-ours' });
  });

  it('keep their ports while their containers run', async () => {
    const first = await startComposeServices({ directory, wanted: ['redis'], log: () => {} });
    const second = await startComposeServices({ directory, wanted: ['redis'], log: () => {} });
    expect(second.urls).toEqual(first.urls);
    expect(await asked()).toHaveLength(3);
  });

  it('that do not start tell what the engine said', async () => {
    await writeFile(join(directory, 'docker'), '#!/bin/sh\necho no space left >&2\nexit 1\n', { mode: 0o755 });
    const start = startComposeServices({ directory, wanted: ['redis'], log: () => {} });
    await expect(start).rejects.toMatchObject({
      code: 'services.compose-failed',
      message: expect.stringContaining('no space left'),
    });
  });
});
