import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The orchestrator as a process of its own, to be killed and started again. Runs what was built. */
export class OrchestratorProcess {
  private child: ChildProcess | null = null;
  readonly output: string[] = [];

  constructor(private readonly environment: Record<string, string>) {}

  async start(): Promise<void> {
    const child = spawn(process.execPath, [entry], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'test',
        ORCHESTRATOR_PORT: '0',
        OSV_URL: 'off',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (data: Buffer) => void this.output.push(String(data));
    child.stderr?.on('data', keep);
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (data: Buffer) => {
        keep(data);
        if (String(data).includes('"listening"')) resolve();
      });
      child.once('exit', (code) =>
        reject(new Error(`the orchestrator ended with ${code}: ${this.output.join('').slice(-2_000)}`)),
      );
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
