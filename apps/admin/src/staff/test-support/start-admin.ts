import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readEnvironment } from '@red-tortoise/config';
import { createLogger } from '@red-tortoise/observability';
import { createAdmin } from '../../create-admin.js';
import { openStores, type Stores } from '../../stores.js';
import { createMember } from '../members.js';
import { Staff } from './staff.js';

export const adminUrl = 'http://admin.example.test';

export interface TestAdmin {
  readonly url: string;
  readonly stores: Stores;
  /** What the admin answers to, such as `GET /health`, as it was registered; without the files of the screens. */
  readonly routes: readonly string[];
  /** Somebody who is not signed in, at an address of their own: attempts are counted by address. */
  anyone(): Staff;
  /** A new member of staff, not signed in. */
  hire(options?: { superuser?: boolean; permissions?: string[] }): Promise<Staff>;
  close(): Promise<void>;
}

/** The whole admin on a free port, over real stores. */
export async function startAdmin(): Promise<TestAdmin> {
  // Queues of its own: jobs that other tests left would fail here for want of a handler.
  const NAMESPACE = `admin-${randomUUID().slice(0, 8)}`;
  const environment = readEnvironment({ ...process.env, NODE_ENV: 'test', ADMIN_URL: adminUrl, NAMESPACE });
  const stores = await openStores(environment, createLogger({ name: 'admin', level: 'silent' }));
  const admin = await createAdmin(stores);
  const routes: string[] = [];
  const fastify = admin.getHttpAdapter().getInstance();
  // Whatever answers GET answers HEAD as well.
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  await admin.listen(0, '127.0.0.1');
  const url = await admin.getUrl();
  return {
    url,
    stores,
    routes,
    anyone: () => new Staff(url, `nobody-${randomUUID()}@example.test`),
    async hire({ superuser = false, permissions = [] } = {}) {
      const email = `${randomUUID()}@example.test`;
      const staff = new Staff(url, email);
      const { database } = stores;
      await createMember(database, { email, name: 'Sam', password: staff.password, superuser }, 'test');
      const { id } = await database.staffMember.findUniqueOrThrow({ where: { email } });
      if (permissions.length > 0) {
        await database.staffGroup.create({
          data: { name: randomUUID(), permissions, members: { create: { memberId: id } } },
        });
      }
      staff.id = id;
      return staff;
    },
    async close() {
      admin.getHttpServer().closeAllConnections();
      await admin.close();
      await stores.close();
    },
  };
}
