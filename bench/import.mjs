/**
 * From the POST of a lockfile with 1,500 components to the components listed, as a client sees it: warm, registry data
 * already known. `node bench/import.mjs [rounds]`, after `npm run build`. The baseline, in the same run: the same
 * components inserted into the same MongoDB with one plain insertMany, and parsing alone.
 */
import { ComponentModel, closeDocuments, openDocuments, PackageModel } from '@red-tortoise/documents';
import { parseManifest } from '@red-tortoise/manifests';
import { packument } from '@red-tortoise/testing';
import { milliseconds, percentile, withProduct } from './product.mjs';

const rounds = Number(process.argv[2] ?? 20);
const size = 1_500;
const names = Array.from({ length: size }, (_, number) => `package-${number}`);
const packuments = names.map((name) => packument({ name, versions: ['1.0.0', '1.1.0', '2.0.0'] }));

await withProduct(packuments, async ({ ask, env }) => {
  const project = await ask('/v1/projects', { json: { name: `bench ${Date.now()}` } });
  await importOnce(ask, project.id, lockfile(0));
  await openDocuments({ url: env.MONGODB_URL, timeout: 30_000 });
  await until(async () => (await PackageModel.countDocuments({ state: 'fetched' })) >= size);
  await ComponentModel.collection.deleteMany({ importId: 'bench' });
  const imports = [];
  const parses = [];
  const inserts = [];
  for (let round = 1; round <= rounds; round++) {
    const content = lockfile(round);
    imports.push(await importOnce(ask, project.id, content));
    parses.push(await timed(() => parseManifest(content)));
    inserts.push(await insertPlainly(round));
  }
  await closeDocuments();
  print('POST to components listed', imports);
  print('  parsing alone', parses);
  print('  plain insertMany of as many documents', inserts);
  process.stdout.write(
    `ratio to parsing + inserting, median: ${(median(imports) / (median(parses) + median(inserts))).toFixed(1)}\n`,
  );
});

async function importOnce(ask, projectId, content) {
  return await timed(async () => {
    const { id } = await ask(`/v1/projects/${projectId}/imports?filename=package-lock.json`, { bytes: content });
    await until(async () => (await ask(`/v1/imports/${id}`)).state === 'done', 20);
    let listed = 0;
    for (let next = ''; next !== null; ) {
      const page = await ask(
        `/v1/projects/${projectId}/components?limit=200${next && `&cursor=${encodeURIComponent(next)}`}`,
      );
      listed += page.items.length;
      next = page.next;
    }
    if (listed !== size) throw new Error(`${listed} components listed`);
  });
}

async function insertPlainly(round) {
  const documents = names.map((name) => ({
    _id: `bench/${round}/${name}`,
    importId: 'bench',
    sortKey: name,
    name,
    version: '1.0.0',
    path: [name],
    requires: [],
  }));
  const took = await timed(() => ComponentModel.collection.insertMany(documents));
  await ComponentModel.collection.deleteMany({ importId: 'bench' });
  return took;
}

/** Ten direct dependencies, each pulling in a chain of others; the content differs by round. */
function lockfile(round) {
  const packages = {
    '': {
      name: 'bench',
      version: `1.0.${round}`,
      dependencies: Object.fromEntries(names.slice(0, 10).map((name) => [name, '*'])),
    },
  };
  names.forEach((name, number) => {
    packages[`node_modules/${name}`] = {
      version: '1.1.0',
      resolved: `https://registry.example.test/${name}/-/${name}-1.1.0.tgz`,
      integrity: 'sha512-AA==',
      license: 'MIT',
      dependencies: number + 10 < size ? { [names[number + 10]]: '*' } : {},
    };
  });
  return Buffer.from(JSON.stringify({ name: 'bench', lockfileVersion: 3, requires: true, packages }));
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function until(condition, pause = 200) {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, pause));
}

function median(figures) {
  return percentile(figures, 0.5);
}

function print(title, figures) {
  process.stdout.write(
    `${title.padEnd(42)} median ${milliseconds(median(figures)).padStart(8)}   p95 ${milliseconds(percentile(figures, 0.95)).padStart(8)}\n`,
  );
}
