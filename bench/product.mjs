import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDocuments, models, openDocuments } from '@red-tortoise/documents';
import { startServices } from '@red-tortoise/services';
import { startLoopbackRegistry } from '@red-tortoise/testing';
import { local } from '../infra/local/paths.mjs';
import { openAccount } from '../infra/local/stack/demo-account.mjs';
import { filesIn } from '../infra/local/stack/dev-files.mjs';
import { startProduct } from '../infra/local/stack/start-product.mjs';

/** The whole product on stores of its own (`name` tells them apart) and a loopback registry, for the length of `work`. */
export async function withProduct(packuments, work, given = {}, name = 'bench') {
  const services = await startEmptyServices(name);
  const registry = await startLoopbackRegistry({ packuments });
  try {
    const product = await startProduct({
      only: ['api', 'orchestrator'],
      services: services.urls,
      files: filesIn(name),
      given: {
        NPM_REGISTRY_URL: registry.url,
        NPM_LOOKUP_BUDGET: '0',
        LOG_LEVEL: 'warn',
        SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
        ...given,
      },
    });
    try {
      await work({ ...product, registry, ask: await openAccount(product.urls.api) });
    } finally {
      await product.stop();
    }
  } finally {
    await registry.close();
    await services.stop();
  }
}

/** The API alone, on empty stores of its own, for the length of `work`; the models are open, too. */
export async function withApi(work) {
  const services = await startEmptyServices('bench-api');
  try {
    const given = { LOG_LEVEL: 'warn', SIGN_IN_ATTEMPTS_PER_MINUTE: '1000' };
    const product = await startProduct({ only: ['api'], services: services.urls, files: filesIn('bench-api'), given });
    try {
      await openDocuments({ url: services.urls.mongoUrl, timeout: 30_000 });
      for (const model of models) await model.collection.deleteMany({});
      await work({ ...product, ask: await openAccount(product.urls.api) });
    } finally {
      await closeDocuments();
      await product.stop();
    }
  } finally {
    await services.stop();
  }
}

/** What an earlier run left, in its log above all, would be read first. */
async function startEmptyServices(name) {
  const directory = join(local, name);
  await rm(directory, { recursive: true, force: true });
  return await startServices({ directory });
}

export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The value below which a share of the sorted figures lies. */
export function percentile(figures, share) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export const milliseconds = (figure) => `${figure.toFixed(0)} ms`;
