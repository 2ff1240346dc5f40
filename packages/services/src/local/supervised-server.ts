import { setTimeout as delay } from 'node:timers/promises';
import { ServicesError } from '../services-error.js';
import { readLogEnd } from './log-file.js';
import { identifyProcess, type ProcessIdentity } from './process-identity.js';
import { listTree } from './process-tree.js';
import type { ServerDefinition } from './server-definition.js';
import { ServerProcess } from './server-process.js';

const readyTimeout = 60_000;
const restartsPerMinute = 5;
const outlivedSignals: NodeJS.Signals[] = ['SIGSTOP', 'SIGCONT'];

interface Supervision {
  logPath: string;
  log: (line: string) => void;
  /** Told after each start, so that the identity of the process can be remembered. */
  onStarted: () => Promise<void>;
}

/**
 * Keeps one server: starts it, waits until it answers, brings it back when it ends by itself, stops it.
 * The calls take turns, so that a restart asked for while another runs comes after it.
 */
export class SupervisedServer {
  private run: ServerProcess | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private wanted = false;
  private restarts: number[] = [];

  constructor(
    readonly definition: ServerDefinition,
    private readonly supervision: Supervision,
  ) {}

  start(): Promise<void> {
    this.wanted = true;
    return this.inTurn(() => this.launch());
  }

  stop(): Promise<void> {
    return this.kill(this.definition.stopSignal);
  }

  /** Ends the server with this signal and leaves it down; a signal to freeze or thaw it leaves it as it is. */
  kill(signal: NodeJS.Signals): Promise<void> {
    if (outlivedSignals.includes(signal)) return this.inTurn(async () => this.run?.signal(signal));
    // At once, not in turn: an end that is under way is no failure, and a start that is under way is given up.
    this.wanted = false;
    return this.inTurn(() => this.end(signal));
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  processIds(): number[] {
    return this.run?.pid === undefined ? [] : listTree(this.run.pid);
  }

  /** The process that lasts as long as the server and takes everything below it along when it ends. */
  identity(): ProcessIdentity | undefined {
    const keeper = this.run?.keeper;
    return keeper === undefined ? undefined : identifyProcess(keeper);
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    const result = this.turn.then(act);
    this.turn = result.catch(() => {});
    return result;
  }

  private async launch(): Promise<void> {
    if (this.run && !this.run.hasEnded) return;
    await this.definition.prepare();
    const run = new ServerProcess(this.definition, this.supervision.logPath);
    this.run = run;
    try {
      await this.waitUntilReady(run);
      await this.definition.afterStart?.();
      await this.supervision.onStarted();
    } catch (error) {
      this.wanted = false;
      await this.end(this.definition.stopSignal);
      throw error;
    }
    run.ended.then((reason) => this.bringBack(reason));
  }

  private async waitUntilReady(run: ServerProcess): Promise<void> {
    const deadline = Date.now() + readyTimeout;
    let cause: unknown;
    while (Date.now() < deadline && this.wanted && !run.hasEnded) {
      try {
        return await this.definition.probe();
      } catch (error) {
        cause = error;
        await delay(50);
      }
    }
    const { logPath } = this.supervision;
    const what = !this.wanted
      ? 'was stopped'
      : run.hasEnded
        ? 'ended'
        : `did not answer within ${readyTimeout / 1000} s`;
    const message = `${this.definition.name} ${what} while starting. The end of ${logPath}:\n${readLogEnd(logPath)}`;
    throw new ServicesError('services.did-not-start', message, { cause });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const inOrder = (await this.run?.end(signal)) ?? true;
    if (!inOrder) this.supervision.log(`${this.definition.name} did not heed ${signal} and was killed`);
    this.run = undefined;
  }

  private bringBack(reason: string): void {
    if (!this.wanted) return;
    const { log, logPath } = this.supervision;
    const minuteAgo = Date.now() - 60_000;
    this.restarts = [...this.restarts.filter((moment) => moment > minuteAgo), Date.now()];
    const givesUp = this.restarts.length > restartsPerMinute;
    log(
      `${this.definition.name} ended (${reason})${givesUp ? ' once too often' : ', starting it again'}; see ${logPath}`,
    );
    if (!givesUp) this.start().catch((error: Error) => log(error.message));
  }
}
