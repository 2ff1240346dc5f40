/** `npm run bootstrap`: from a clean clone to installed packages. Plain JavaScript, as nothing is installed yet. */
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './step.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

const leastNode = [20, 19];

export async function bootstrap() {
  requireNode(process.versions.node);
  await step('Installed packages', install);
}

/** Throws a message that says which Node is needed. */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new Stop(`Red Tortoise needs Node ${leastNode.join('.')} or newer; this is ${version}. See https://nodejs.org`);
}

async function install() {
  const reason = whyInstall();
  if (!reason) return 'unchanged';
  await npm('ci')
    // npm ci refuses a lockfile without the packages of other platforms, which it writes itself where a registry does
    // not carry them. Then npm install takes the locked versions just the same, and leaves the lockfile alone.
    .catch((error) => (error.message.includes('EUSAGE') ? npm('install', '--no-save') : Promise.reject(error)))
    .catch((error) => {
      const said = error.message.split('\n').slice(0, 40).join('\n');
      throw new Stop(`Installing the packages failed. Is the npm registry in reach (npm ping)?\n\n${said}`);
    });
  return reason;
}

const npm = (...args) => runQuietly('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline']);

/** Compares what package-lock.json asks for with what npm wrote down about node_modules. */
function whyInstall() {
  const installedPath = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return 'first install';
  return firstDifference(readPackages(inRoot('package-lock.json')), readPackages(installedPath));
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Both as in a lockfile's `packages`. Answers with a few words, or undefined when nothing is missing. */
export function firstDifference(wanted, installed) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const there = installed[path];
    // An optional package of another platform is in the lockfile only.
    if (!there && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (!there || there.version !== entry.version)
      return `${path.slice(path.lastIndexOf('node_modules/') + 13)} changed`;
  }
  return undefined;
}

if (isMain(import.meta.url)) await runMain(bootstrap);
