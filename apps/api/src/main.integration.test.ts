import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Caller } from './test-support/caller.js';
import { lockfileOf } from './test-support/import-lockfile.js';
import { readUntil, textReaderOf } from './test-support/read-until.js';

/** The API as a process of its own, from what the build left: its end can be seen only from outside. */
class Running {
  readonly lines: Record<string, unknown>[] = [];
  /** With all that it wrote. */
  private readonly closed: Promise<unknown[]>;
  private text = '';

  constructor(readonly process: ChildProcess) {
    this.closed = once(process, 'close');
    process.stdout?.on('data', (chunk) => {
      const parts = `${this.text}${chunk}`.split('\n');
      this.text = parts.pop() ?? '';
      for (const part of parts) this.lines.push(JSON.parse(part));
    });
  }

  async url(): Promise<string> {
    for (;;) {
      const line = this.lines.find(({ msg }) => msg === 'listening');
      if (line) return line.url as string;
      if (this.process.exitCode !== null) throw new Error(`ended with ${this.process.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async end(): Promise<number | null> {
    await this.closed;
    return this.process.exitCode;
  }
}

const running: Running[] = [];
const settings = {
  NODE_OPTIONS: '',
  NODE_ENV: 'test',
  API_PORT: '0',
  LOG_LEVEL: 'info',
  SIGN_IN_ATTEMPTS_PER_MINUTE: '10000',
};
function start(environment: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [new URL('../dist/main.js', import.meta.url).pathname], {
    env: { ...process.env, ...settings, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const api = new Running(child);
  running.push(api);
  return api;
}
afterEach(() => {
  for (const { process: child } of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

async function signUp(url: string): Promise<Caller> {
  const account = { name: 'Ada', email: `${crypto.randomUUID()}@example.test`, password: 'correct horse' };
  const answer = await new Caller(url, undefined).post('/v1/auth/sign-up/email', account);
  return new Caller(url, answer.headers.getSetCookie()[0]?.split(';')[0]);
}

describe('the process', () => {
  it('told to end, finishes open event streams and requests, and ends with 0', async () => {
    const api = start();
    const person = await signUp(await api.url());
    const projectId = (await person.post('/v1/projects', { name: 'shop' })).body.id;
    const lockfile = lockfileOf([{ name: 'express', version: '5.1.0' }]);
    const { id } = (await person.post(`/v1/projects/${projectId}/imports`, lockfile)).body;
    const stream = await person.open(`/v1/imports/${id}/progress`);
    const reader = textReaderOf(stream);
    await readUntil(reader, '"state":"queued"');
    api.process.kill('SIGTERM');
    while (!(await reader.read()).done);
    expect(await api.end()).toBe(0);
    expect(api.lines.at(-1)?.msg).toBe('ended');
  });

  it('ends when the process that started it is gone', async () => {
    const api = start({ EXIT_WITH_PARENT: '1' });
    await api.url();
    api.process.stdin?.end();
    expect(await api.end()).toBe(0);
  });

  it('does not start with a wrong environment, and says what is wrong by name', async () => {
    const child = spawn(process.execPath, [new URL('../dist/main.js', import.meta.url).pathname], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', MONGODB_URL: 'secret-word' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (chunk) => (text += chunk));
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('MONGODB_URL');
    expect(text).not.toContain('secret-word');
  });
});
