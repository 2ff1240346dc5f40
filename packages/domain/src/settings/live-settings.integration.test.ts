import { type AddressInfo, connect, Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@red-tortoise/database';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { declareSettings } from './declare-settings.js';
import { LiveSettings } from './live-settings.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  await declareSettings(stores.database);
});

const set = (value: number) => stores.database.setting.update({ where: { name: 'runs.kept-days' }, data: { value } });

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('every process', () => {
  it('follows a change by anybody, and tells who listens', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => LiveSettings.start(stores.database, { ...stores, interval: 50 })),
    );
    if (!one || !other) throw new Error('not started');
    const told: number[] = [];
    other.onChange((snapshot) => told.push(snapshot.value('runs.kept-days')));
    await set(7);
    await until(() => [one, other].every(({ current }) => current.value('runs.kept-days') === 7));
    await stores.database.$executeRaw`update settings set value = '9' where name = 'runs.kept-days'`;
    await until(() => [one, other].every(({ current }) => current.value('runs.kept-days') === 9));
    expect(told).toEqual([7, 9]);
    await Promise.all([one.stop(), other.stop()]);
  });
});

describe('rows', () => {
  it('are brought in once, and what staff changed in them stays', async () => {
    await set(7);
    await stores.database.featureFlag.update({ where: { name: 'secret-feeds' }, data: { state: 'off' } });
    await stores.database.setting.update({ where: { name: 'sign-up.open' }, data: { description: 'As it was' } });
    await declareSettings(stores.database);
    const revision = () => stores.database.settingsRevision.findUnique({ where: { id: 1 } });
    const before = await revision();
    await declareSettings(stores.database);
    expect(await revision()).toEqual(before);
    const setting = (name: string) => stores.database.setting.findUniqueOrThrow({ where: { name } });
    expect(await setting('runs.kept-days')).toMatchObject({ value: 7 });
    expect((await setting('sign-up.open')).description).toMatch(/^Whether new people/);
    expect(await stores.database.featureFlag.findUnique({ where: { name: 'secret-feeds' } })).toMatchObject({
      state: 'off',
    });
  });
});

describe('without Postgres', () => {
  it('what is declared counts at the start, then what was read last; it is told once, and caught up with', async () => {
    const gate = new Gate(process.env.DATABASE_URL ?? '');
    await gate.open();
    const port = gate.port;
    await gate.close();
    const errors: Error[] = [];
    const database = openDatabase({ url: gate.url(port), timeout: 2_000, poolSize: 2 });
    const onError = (error: Error) => void errors.push(error);
    await set(7);
    const settings = await LiveSettings.start(database, { onError, interval: 20 });
    expect(settings.current.value('runs.kept-days')).toBe(30);
    await gate.open(port);
    await until(() => settings.current.value('runs.kept-days') === 7);
    expect(errors).toHaveLength(1);
    await gate.close();
    await until(() => errors.length === 2);
    await set(9);
    expect(settings.current.value('runs.kept-days')).toBe(7);
    await gate.open(port);
    await until(() => settings.current.value('runs.kept-days') === 9);
    expect(errors).toHaveLength(2);
    await settings.stop();
    await database.$disconnect();
    await gate.close();
  });
});

/** Stands before Postgres, and can be shut. */
class Gate {
  private server = new Server();
  private readonly sockets = new Set<Socket>();

  constructor(private readonly address: string) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(port: number): string {
    const url = new URL(this.address);
    url.host = `127.0.0.1:${port}`;
    return url.toString();
  }

  async open(port = 0): Promise<void> {
    const { hostname, port: behind } = new URL(this.address);
    this.server = new Server((socket) => {
      const upstream = connect(Number(behind || 5432), hostname);
      for (const [from, to] of [[socket, upstream] as const, [upstream, socket] as const]) {
        this.sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
      }
    });
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
