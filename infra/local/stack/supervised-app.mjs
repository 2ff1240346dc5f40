import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AppLog } from './app-log.mjs';

const exitWithParent = fileURLToPath(new URL('./exit-with-parent.mjs', import.meta.url));
const shortestWait = 500;
const longestWait = 15_000;
const steadyAfter = 30_000;

/**
 * What to run: `memory` caps the heap, in MB; `health` is the page that answers 200 when the app is ready for work.
 *
 * @typedef {{ name: string, entry: string, args?: string[], env: NodeJS.ProcessEnv, cwd: string, memory: number,
 *   url: string, health: string }} AppPlan
 */

/** A Node process that is started again, with growing waits, whenever it dies. */
export class SupervisedApp {
  #child;
  #timer;
  #stopping = false;
  #wait = shortestWait;
  /** How often it died by itself before it was seen to be well. */
  deaths = 0;

  constructor(app, { logFile, say }) {
    this.app = app;
    this.say = say;
    this.log = new AppLog(logFile, (line) => say(app.name, line));
    this.#start();
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Ends it and starts it anew at once: its code has changed. */
  async restart() {
    clearTimeout(this.#timer);
    this.#stopping = true;
    await this.#end(5_000);
    this.#stopping = false;
    this.#start();
  }

  /** Asks it to finish what it does; ends it after `grace` milliseconds. */
  async stop(grace = 10_000) {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#end(grace);
    this.log.close();
  }

  #start() {
    const { entry, args = [], env, cwd, memory } = this.app;
    const flags = ['--enable-source-maps', `--max-old-space-size=${memory}`, '--import', exitWithParent];
    const startedAt = performance.now();
    // A session of its own: Ctrl-C reaches the supervisor only, which stops everything in order.
    this.#child = spawn(process.execPath, [...flags, entry, ...args], { cwd, env, detached: true, stdio: 'pipe' });
    this.#child.on('error', (error) => this.say(this.app.name, error.message));
    // A pipe to a process that has just died; its exit is what counts.
    this.#child.stdin.on('error', () => {});
    this.log.follow(this.#child);
    this.#child.once('exit', (code, signal) => this.#onExit(signal ?? code, performance.now() - startedAt));
  }

  #onExit(reason, lifetime) {
    if (this.#stopping) return;
    this.deaths += 1;
    this.#wait = lifetime > steadyAfter ? shortestWait : Math.min(this.#wait * 2, longestWait);
    this.say(this.app.name, `ended (${reason}); starting again in ${this.#wait / 1000} s. Log: ${this.log.path}`);
    this.#timer = setTimeout(() => this.#start(), this.#wait);
  }

  async #end(grace) {
    const child = this.#child;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), grace);
    await ended;
    clearTimeout(timer);
  }
}
