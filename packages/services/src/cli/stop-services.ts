import { setTimeout as delay } from 'node:timers/promises';
import { compose } from '../compose/compose-command.js';
import { isAlive, signalProcess } from '../local/process-identity.js';
import { stopLeftovers } from '../local/stop-leftovers.js';
import { readState } from '../state-file.js';

const patience = 30_000;

/** Asks the process that runs the services to end, which stops them, and waits until nothing is left. */
export async function stopServices(directory: string): Promise<void> {
  const state = await readState(directory);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (state?.how === 'compose') {
    await compose(directory, state.ports, ['stop']);
    say('stopped');
    return;
  }
  const owner = state?.owner;
  if (!owner || !isAlive(owner)) {
    await stopLeftovers(state, say);
    say('nothing runs');
    return;
  }
  signalProcess(owner, 'SIGTERM');
  const deadline = Date.now() + patience;
  while (isAlive(owner)) {
    if (Date.now() > deadline) throw new Error(`process ${owner.pid} (${owner.command}) does not end`);
    await delay(50);
  }
  await stopLeftovers(await readState(directory), say);
  say('stopped');
}
