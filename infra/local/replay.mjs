/**
 * `npm run replay -- feed|activity [--from MOMENT|OFFSETS]`: rebuilds a view from the event log, beside the one that is
 * read, and puts it in its place. The work is the running orchestrator's; this asks for it and tells how far it is.
 * From the first event unless a moment (2026-01-31T00:00:00Z) or four offsets (0,100,0,7) are given.
 */

import { appEnvironment, usualPorts } from './stack/app-plan.mjs';
import { authSecret } from './stack/auth-secret.mjs';
import { devFiles } from './stack/dev-files.mjs';
import { findInstance } from './stack/running-instance.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

const usage = 'npm run replay -- feed|activity [--from 2026-01-31T00:00:00Z | --from 0,100,0,7]';
const lookEvery = 500;

async function replay(args) {
  const [view, from] = readArguments(args);
  if (findInstance(devFiles.instance) === undefined) throw new Stop('Nothing runs in this checkout: npm start');
  const { readEnvironment } = await import('@red-tortoise/config');
  const { ViewReplayModel } = await import('@red-tortoise/documents');
  const { openStores, startReplay } = await import('@red-tortoise/domain');
  const { startServices } = await import('@red-tortoise/services');
  // They run already: this only answers where.
  const { urls } = await startServices({ directory: devFiles.services });
  const secret = authSecret(devFiles.secret);
  const environment = readEnvironment(appEnvironment({ services: urls, ports: usualPorts, secret }));
  const stores = await openStores({ environment, poolSize: 2, onError: () => {} });
  try {
    const replayId = await startReplay({ ...stores, onError: () => {} }, view, from).catch((error) => {
      throw new Stop(error.message);
    });
    await tellUntilDone(() => ViewReplayModel.findById(replayId).lean());
  } finally {
    await stores.close();
  }
}

function readArguments([view, option, from = 'start', ...more]) {
  const known = view === 'feed' || view === 'activity';
  if (!known || more.length > 0 || (option !== undefined && option !== '--from')) throw new Stop(usage);
  if (from === 'start') return [view, from];
  const read = /^[\d,]+$/.test(from) ? from.split(',').map(Number) : new Date(from);
  if (read instanceof Date && Number.isNaN(read.getTime())) throw new Stop(usage);
  return [view, read];
}

async function tellUntilDone(read) {
  for (let told = ''; ; ) {
    const { phase, copied, events, expected, error } = await read();
    const line = `${phase}: ${copied} taken over, ${events} of about ${expected} events read`;
    if (line !== told) process.stdout.write(`${line}\n`);
    told = line;
    if (phase === 'failed') throw new Stop(`The replay failed: ${error}`);
    if (phase === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

if (isMain(import.meta.url)) await runMain(() => replay(process.argv.slice(2)));
