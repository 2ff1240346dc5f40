/** `npm run memory`: what the running stack holds in memory, by process. Linux only. */
import { existsSync } from 'node:fs';
import { devFiles } from './stack/dev-files.mjs';
import { readProcesses } from './stack/read-processes.mjs';
import { findInstance } from './stack/running-instance.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

function memory() {
  if (!existsSync('/proc/self/smaps_rollup')) throw new Stop('Memory by process can be read on Linux only');
  const pid = findInstance(devFiles.instance);
  if (pid === undefined) throw new Stop('Nothing runs in this checkout: npm start');
  const parts = [...byPart(readProcesses(pid))].sort(([one], [other]) => one.localeCompare(other));
  const all = parts.flatMap(([, processes]) => processes);
  print('', 'PSS MB', 'RSS MB');
  for (const [part, processes] of parts) {
    const several = processes.length > 1 ? ` (${processes.length} processes)` : '';
    print(`${part}${several}`, megabytes(processes, 'pss'), megabytes(processes, 'rss'));
  }
  print('total', megabytes(all, 'pss'), megabytes(all, 'rss'));
  process.stdout.write('\nPSS shares memory out fairly between processes, so its total is what the stack takes.\n');
}

function byPart(processes) {
  const parts = new Map();
  for (const process of processes) parts.set(process.part, [...(parts.get(process.part) ?? []), process]);
  return parts;
}

function megabytes(processes, kind) {
  return (processes.reduce((sum, process) => sum + process[kind], 0) / 1024).toFixed(0);
}

function print(name, pss, rss) {
  process.stdout.write(`${name.padEnd(34)}${String(pss).padStart(8)}${String(rss).padStart(8)}\n`);
}

if (isMain(import.meta.url)) await runMain(memory);
