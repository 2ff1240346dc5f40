import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startServices } from '@red-tortoise/services';
import { startLoopbackRegistry } from '@red-tortoise/testing';
import { local } from '../infra/local/paths.mjs';
import { openAccount } from '../infra/local/stack/demo-account.mjs';
import { filesIn } from '../infra/local/stack/dev-files.mjs';
import { startProduct } from '../infra/local/stack/start-product.mjs';

/** The product on stores of its own, which the test may kill. `only` names the apps, `given` adds to their environment. */
export async function startFaultyProduct(packuments, { only = ['api', 'orchestrator'], given = {} } = {}) {
  const name = `faults-${process.env.JEST_WORKER_ID ?? 1}`;
  // What a run that was cut short left would be worked on here.
  await rm(join(local, name), { recursive: true, force: true });
  const services = await startServices({
    directory: join(local, name),
    environment: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  const registry = await startLoopbackRegistry({ packuments });
  const product = await startProduct({
    only,
    services: services.urls,
    files: filesIn(name),
    given: {
      NODE_OPTIONS: '',
      NAMESPACE: 'rt',
      NPM_REGISTRY_URL: registry.url,
      NPM_LOOKUP_BUDGET: '0',
      STORE_TIMEOUT: '3000',
      SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
      ...given,
    },
  });
  return {
    services,
    env: product.env,
    urls: product.urls,
    ask: await openAccount(product.urls.api),
    async stop() {
      await product.stop();
      await registry.close();
      await services.stop();
    },
  };
}
