import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openLog, readLogEnd } from '../local/log-file.js';
import { commandLineEntry } from '../package-paths.js';
import { startServices } from '../start-services.js';
import { readState } from '../state-file.js';
import { askOwner } from './ask-owner.js';
import { printUrls } from './print-urls.js';

/** Starts the services so that they stay when this command ends. With Docker Compose the engine keeps them by itself. */
export async function startInBackground(directory: string): Promise<void> {
  const running = await askOwner(directory);
  if (running) return printUrls(running.urls);

  const logPath = join(directory, 'logs', 'services.log');
  const log = openLog(logPath);
  const child = spawn(process.execPath, [commandLineEntry, 'run'], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, RED_TORTOISE_SERVICES_DIRECTORY: directory },
  });
  closeSync(log);
  const exited = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new Error(`The services did not start:\n${readLogEnd(logPath, 20)}`)));
  });
  await Promise.race([exited, waitUntilKnown(directory)]);
  // Attaches, which waits until they answer.
  const services = await Promise.race([exited, startServices({ directory, environment: process.env })]);
  child.removeAllListeners();
  child.unref();
  printUrls(services.urls);
}

async function waitUntilKnown(directory: string): Promise<void> {
  while (!(await askOwner(directory)) && (await readState(directory))?.how !== 'compose') await delay(100);
}
