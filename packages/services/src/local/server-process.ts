import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { boundLog, openLog } from './log-file.js';
import { listChildren, listTree } from './process-tree.js';
import type { ServerDefinition } from './server-definition.js';

const stopTimeout = 12_000;
const logCheckInterval = 30_000;

/** One run of a server, from its start to its end. */
export class ServerProcess {
  /** Resolves with the exit code or signal when the server and everything below it has gone. */
  readonly ended: Promise<string>;
  hasEnded = false;
  private readonly child: ChildProcess;

  constructor(
    private readonly definition: ServerDefinition,
    logPath: string,
  ) {
    this.child = spawnGuarded(definition, logPath);
    const logTimer = setInterval(() => boundLog(logPath), logCheckInterval).unref();
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    this.ended.then(() => {
      this.hasEnded = true;
      clearInterval(logTimer);
    });
  }

  get pid(): number | undefined {
    return this.hasEnded ? undefined : this.child.pid;
  }

  /** The first process of the server's namespace; it outlives us for as long as the server takes to stop. */
  get keeper(): number | undefined {
    if (this.pid === undefined || this.definition.depth === 0) return this.pid;
    return listChildren(this.pid)[0];
  }

  /** Sends the signal to the server and waits for its end; answers false where it had to be killed after a while. */
  async end(signal: NodeJS.Signals): Promise<boolean> {
    if (this.pid === undefined) return true;
    sendSignal(this.findServer(this.pid), signal);
    if (await this.endsWithin(stopTimeout)) return true;
    for (const pid of listTree(this.pid).reverse()) sendSignal(pid, 'SIGKILL');
    await this.ended;
    return false;
  }

  /** Sends a signal that the server outlives, such as SIGSTOP, to the server and everything below it. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid === undefined) return;
    for (const pid of listTree(this.findServer(this.pid))) sendSignal(pid, signal);
  }

  /** The server below its wrappers; the innermost wrapper while the server is not there yet. */
  private findServer(top: number): number {
    let found = top;
    for (let level = 0; level < this.definition.depth; level += 1) found = listChildren(found)[0] ?? found;
    return found;
  }

  private endsWithin(milliseconds: number): Promise<boolean> {
    const expired = new AbortController();
    const waited = delay(milliseconds, false, { signal: expired.signal }).catch(() => false);
    return Promise.race([this.ended.then(() => true), waited]).finally(() => expired.abort());
  }
}

function spawnGuarded(definition: ServerDefinition, logPath: string): ChildProcess {
  const log = openLog(logPath);
  // The kernel kills the child when we end, however we end; the shell looks whether we ended before that was arranged.
  const guard = ['--pdeathsig', 'KILL', '--', 'sh', '-c', '[ "$PPID" = "$0" ] && exec "$@"', String(process.pid)];
  const child = spawn('setpriv', [...guard, ...definition.command], {
    // Ctrl-C in a terminal goes to the whole process group, but it is ours to stop the servers in order.
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...definition.environment },
  });
  closeSync(log);
  return child;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
