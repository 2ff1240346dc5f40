import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../compose/compose-command.js';
import { readState } from '../state-file.js';

/** Prints the end of one log or of all; with --follow it goes on until interrupted. */
export async function showLogs(directory: string, rest: string[]): Promise<void> {
  const follow = rest.includes('--follow') || rest.includes('-f');
  const name = rest.find((word) => !word.startsWith('-'));
  const state = await readState(directory);
  if (state?.how === 'compose') {
    process.stdout.write(await compose(directory, state.ports, ['logs', '--tail', '100', ...(name ? [name] : [])]));
    return;
  }
  const folder = join(directory, 'logs');
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.log')) : [];
  const files = found.filter((file) => !name || file === `${name}.log`);
  if (files.length === 0) throw new Error(`no log${name ? ` of ${name}` : ''} in ${folder}`);
  const arguments_ = ['-n', name ? '100' : '20', ...(follow ? ['-F'] : []), ...files.map((file) => join(folder, file))];
  await new Promise<void>((resolve, reject) => {
    const tail = spawn('tail', arguments_, { stdio: ['ignore', 'inherit', 'inherit'] });
    tail.once('error', reject);
    tail.once('exit', () => resolve());
  });
}
