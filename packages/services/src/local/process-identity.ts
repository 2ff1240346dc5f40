import { readFileSync } from 'node:fs';

/** Tells one process from another that got the same number later, also across a reboot. */
export interface ProcessIdentity {
  pid: number;
  /** The boot and the clock tick within it at which the process began. */
  startTime: string;
  command: string;
}

/** Who has this process number now; undefined where nobody has, or only a process that has already ended. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readProcessStat(pid);
    if (stat.state === 'Z' || stat.state === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startTime: `${boot}/${stat.startTicks}`, command };
  } catch {
    return undefined;
  }
}

/** Whether exactly this process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid);
  return now?.startTime === identity.startTime && now.command === identity.command;
}

/** Sends a signal only if exactly this process still runs; never to a stranger. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The fields of /proc/PID/stat (proc_pid_stat(5)) that are needed here. Throws where there is no such process. */
export function readProcessStat(pid: number): { state: string; parent: number; startTicks: string } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may itself hold blanks and parentheses, so count from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', parent: Number(fields[1]), startTicks: fields[19] ?? '' };
}
