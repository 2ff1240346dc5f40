import { openDatabase } from '@red-tortoise/database';
import { runThroughTime } from '@red-tortoise/testing';
import { openAccount, seededLogin } from './demo-account.mjs';

const timeout = 10_000;

/** One project with every package that the registry has at its first moment, in the version that was latest then. */
export async function fillDemo(api, registry) {
  const ask = await openAccount(api);
  const components = (await Promise.all(registry.names.map((name) => componentOf(registry, name)))).filter(Boolean);
  const { items } = await ask('/v1/projects?limit=200');
  const name = 'everything';
  const project = items.find((one) => one.name === name) ?? (await ask('/v1/projects', { json: { name } }));
  const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components };
  await ask(`/v1/projects/${project.id}/imports?filename=bom.json`, { json: bom });
  return `${components.length} packages; sign in as ${seededLogin.email}`;
}

async function componentOf(registry, name) {
  const response = await fetch(`${registry.url}${name.replace('/', '%2f')}`);
  if (!response.ok) return null;
  const version = (await response.json())['dist-tags']?.latest;
  return version ? { type: 'library', name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}` } : null;
}

/** Walks the registry's clock and has the pipeline look at each moment. Answers with what ends it. */
export function playHistory(env, registry, options) {
  const stopping = new AbortController();
  const database = openDatabase({ url: env.DATABASE_URL, timeout, poolSize: 2 });
  const played = runThroughTime(registry, { ...options, signal: stopping.signal }, async (moment, step) => {
    const run = await lookNow(database, stopping.signal);
    const lookUps = run?.counts.lookUps ?? 0;
    process.stdout.write(
      `  ${moment.toISOString().slice(0, 10)}  look ${step} of ${options.steps}: ${lookUps} packages\n`,
    );
  });
  played.catch((error) => stopping.signal.aborted || process.stderr.write(`  ${error.message}\n`));
  return async () => {
    stopping.abort();
    await played.catch(() => {});
    await database.$disconnect();
  };
}

/** Lets the npm schedule be due at once, and waits for its run. */
async function lookNow(database, signal) {
  const runAt = new Date();
  const { count } = await database.schedule.updateMany({ where: { task: 'npm' }, data: { nextRunAt: runAt } });
  if (count === 0) throw new Error('The orchestrator has not declared the npm schedule');
  for (;;) {
    signal.throwIfAborted();
    const run = await database.pipelineRun.findFirst({
      where: { task: 'npm', runAt, state: { in: ['done', 'failed'] } },
    });
    if (run) return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
