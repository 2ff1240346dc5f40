import { readFileSync } from 'node:fs';
import { compose } from '../compose/compose-command.js';
import type { ServiceProcess } from '../running-services.js';
import { serviceAddresses } from '../service-urls.js';
import { readState } from '../state-file.js';
import { askOwner } from './ask-owner.js';
import { printUrls } from './print-urls.js';

/** Prints what runs where. The exit code is 3 where nothing runs. */
export async function showStatus(directory: string): Promise<void> {
  const state = await readState(directory);
  if (state?.how === 'compose') {
    process.stdout.write(await compose(directory, state.ports, ['ps']));
    return printUrls(state.urls);
  }
  const status = await askOwner(directory);
  if (!status) {
    process.stdout.write(`nothing runs in ${directory}\n`);
    process.exitCode = 3;
    return;
  }
  process.stdout.write(`run by process ${status.owner} in ${directory}\n`);
  for (const { name } of serviceAddresses) {
    const mine = status.processes.filter((candidate) => candidate.name === name);
    process.stdout.write(`  ${name.padEnd(9)} ${describeProcesses(mine)}\n`);
  }
  printUrls(status.urls);
}

function describeProcesses(processes: ServiceProcess[]): string {
  const first = processes[0];
  if (!first) return 'down';
  const megabytes = processes.map(({ pid }) => proportionalMegabytes(pid)).reduce((sum, one) => sum + one, 0);
  return `up, ${processes.length} processes from ${first.pid}, ${Math.round(megabytes)} MB`;
}

/** Memory that several processes share is divided among them, so that the sum is right (proc_pid_smaps(5)). */
function proportionalMegabytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
