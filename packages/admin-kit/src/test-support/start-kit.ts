import { randomUUID } from 'node:crypto';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { AdminDeclaration } from '../declare/define-admin.js';
import type { AdminCall } from '../site/admin-context.js';
import { AdminSite } from '../site/admin-site.js';

export interface TestKit {
  readonly stores: TestStores;
  /** A call by somebody with these permissions; a superuser without a word. */
  as(permissions?: readonly string[]): AdminCall;
  close(): Promise<void>;
}

/** The kit over real stores, with a site of these declarations. */
export async function startKit(declarations: readonly AdminDeclaration[]): Promise<TestKit> {
  const stores = await openStores();
  await stores.empty();
  const site = AdminSite.of(declarations);
  return {
    stores,
    as: (permissions) => ({
      ...stores,
      site,
      viewer: {
        id: randomUUID(),
        name: 'Grace Hopper',
        superuser: permissions === undefined,
        can: (permission) => permissions?.includes(permission) ?? false,
      },
    }),
    close: () => stores.close(),
  };
}

/** The code of the error that work ends with; undefined when it does not fail. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? String(error),
  );
}
