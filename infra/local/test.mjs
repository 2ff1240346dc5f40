/**
 * `npm test`: everything, from a bare machine: packages, browser, build, checks, stores, then every test in one run.
 * `npm test -- packages/manifests` passes its arguments to jest and does only what those tests need.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bootstrap } from './bootstrap.mjs';
import { build, generateDatabaseClient } from './build.mjs';
import { check } from './check.mjs';
import { installChromium } from './install-chromium.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './step.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

const jest = inRoot('node_modules/jest/bin/jest.js');
const withEsm = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim() };

async function test(args) {
  const everything = args.length === 0;
  await bootstrap();
  const files = await runQuietly(process.execPath, [jest, '--listTests', ...args], { env: withEsm });
  const needsBrowser = /[\\/]e2e[\\/]/.test(files);
  const needsStores = needsBrowser || /\.integration\.test\./.test(files);
  if (needsBrowser) await step('Chromium', installChromium);
  // Tests read the sources; only the stores and the apps of journeys run what was built. What is wrong with the build
  // or found by a check is told at the end, below what the tests say.
  const findings = [];
  const note = (error) => findings.push(error.message);
  if (everything || needsStores) await build().catch(note);
  else await step('Database client', generateDatabaseClient);
  if (everything) await check().catch(note);
  const code = needsStores ? await withStores((env) => runJest(args, env)) : await runJest(args, {});
  conclude(findings, code);
}

function conclude(findings, code) {
  if (findings.length > 0) process.stderr.write(`\n${findings.join('\n\n')}\n`);
  const verdicts = [code !== 0 && 'Tests failed', findings.length > 0 && 'The build or the checks found something'];
  const wrong = verdicts.filter(Boolean);
  if (wrong.length > 0) throw new Stop(`${wrong.join('. ')}.`);
}

async function withStores(work) {
  // Our own packages exist only after the build.
  const { startTestStores } = await import('./stack/test-stores.mjs');
  const stores = await startTestStores();
  const leave = () => stores.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, leave);
  try {
    return await work(stores.env);
  } finally {
    await step('Stores stopped', () => stores.stop());
  }
}

/** Answers with jest's exit code; its output goes where ours goes. */
async function runJest(args, env) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', jest, ...args], {
    cwd: inRoot(),
    stdio: 'inherit',
    // No test reaches anything outside.
    env: { ...withEsm, NODE_ENV: 'test', OSV_URL: 'off', ...env },
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

if (isMain(import.meta.url)) await runMain(() => test(process.argv.slice(2)));
