import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { choosePorts } from './ports.mjs';
import { startApps } from './start-apps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'start-apps-'));
const entry = join(folder, 'app.mjs');
writeFileSync(
  entry,
  `import { createServer } from 'node:http';
   createServer((_, response) => response.end(String(process.pid))).listen(process.env.PORT, '127.0.0.1');
   console.log(JSON.stringify({ level: 50, msg: 'a complaint' }));`,
);
writeFileSync(join(folder, 'broken.mjs'), `console.error('no such table'); process.exit(3);`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('apps under supervision', () => {
  it('an app that is killed is started again', async () => {
    const plan = await planOne();
    const said: string[] = [];
    const running = await startApps([plan], { logs: folder, say: (_: string, text: string) => said.push(text) });
    const first = await pidOf(plan.health);
    process.kill(first, 'SIGKILL');
    const second = await until(async () => {
      const pid = await pidOf(plan.health).catch(() => first);
      return pid !== first && pid;
    });
    await running.stop();
    expect(second).not.toBe(first);
    expect(said).toContain('a complaint');
    expect(said.join()).toContain('ended (SIGKILL)');
    await expect(pidOf(plan.health)).rejects.toThrow();
  });

  it('an app that does not come up is told with the end of its log, and nothing runs on', async () => {
    const good = await planOne();
    const broken = { ...(await planOne()), name: 'broken', entry: join(folder, 'broken.mjs') };
    await expect(startApps([good, broken], { logs: folder, say: () => {} })).rejects.toThrow('no such table');
    await expect(pidOf(good.health)).rejects.toThrow();
  });

  it('apps end with their supervisor, even when it is killed', async () => {
    const plan = await planOne();
    const supervisor = superviseElsewhere(plan);
    const pid = await until(() => pidOf(plan.health).catch(() => false));
    supervisor.kill('SIGKILL');
    expect(await until(async () => !isAlive(pid as number))).toBe(true);
  });
});

async function planOne() {
  const { app } = await choosePorts(join(folder, `${Math.random()}.json`), { app: 0 });
  const health = `http://127.0.0.1:${app}/`;
  return {
    name: 'app',
    entry,
    env: { ...process.env, PORT: String(app) },
    cwd: folder,
    memory: 64,
    url: health,
    health,
  };
}

function superviseElsewhere(plan: object): ChildProcess {
  const module = JSON.stringify(new URL('./start-apps.mjs', import.meta.url).href);
  const script = `const { startApps } = await import(${module}); await startApps([${JSON.stringify(plan)}], { logs: ${JSON.stringify(folder)} });`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
}

async function pidOf(health: string): Promise<number> {
  return Number(await (await fetch(health)).text());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until<T>(look: () => Promise<T | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== false) return found;
    await pause(50);
  }
}
