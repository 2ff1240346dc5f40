import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compose } from '../compose/compose-command.js';
import { readState } from '../state-file.js';
import { stopServices } from './stop-services.js';

/** Stops the services and deletes their data and logs. The ports stay as they are; nothing else is touched. */
export async function resetServices(directory: string): Promise<void> {
  await stopServices(directory);
  const state = await readState(directory);
  if (state?.how === 'compose') await compose(directory, state.ports, ['down', '--volumes']);
  for (const folder of ['data', 'logs']) {
    const path = join(directory, folder);
    await rm(path, { recursive: true, force: true });
    process.stdout.write(`deleted ${path}\n`);
  }
}
