/**
 * `npm run check`: the one ordered list of what must hold before code is kept, on a laptop as in continuous
 * integration. Every step runs, so that one look shows everything that is wrong. `npm run fix` repairs what it can.
 */
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './step.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

const tool = (path, ...args) => runQuietly(process.execPath, [inRoot('node_modules', path), ...args]).then(() => '');
const own = (path, ...args) => runQuietly(process.execPath, [inRoot(path), ...args]).then(() => '');

const checks = [
  ['Format and lint', () => tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--max-diagnostics=50', '.')],
  ['Who imports whom', () => tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '--', ...sources())],
  ['Nothing unused', () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints')],
  ['Types, with tests', () => tool('ts7/bin/tsc', '-p', 'infra/checks')],
  ['Types of the web app', () => tool('ts7/bin/tsc', '-p', 'apps/web')],
  ['Types of the admin screens', () => tool('ts7/bin/tsc', '-p', 'apps/admin/web')],
  ['Generated files are current', () => own('infra/checks/generate-reference.mjs', '--check')],
];

/** Runs every check and throws when one of them found something. The build must be current. */
export async function check() {
  const found = [];
  const left = [...checks];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [title, run] = next;
      await step(title, run).catch((error) => found.push(`${title}\n\n${error.message}`));
    }
  };
  // Each is busy on one core for most of its time. A terminal shows the one that runs.
  await Promise.all(process.stdout.isTTY ? [lane()] : [lane(), lane()]);
  if (found.length > 0) throw new Stop(`${found.join('\n\n')}\n\n${found.length} of ${checks.length} checks failed`);
}

const sources = () => ['packages', 'apps', 'infra', 'e2e', 'bench'].filter((folder) => existsSync(inRoot(folder)));

async function buildAndCheck() {
  await build();
  await check();
}

if (isMain(import.meta.url)) await runMain(buildAndCheck);
