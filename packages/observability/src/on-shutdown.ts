import type { Logger } from './create-logger.js';

export interface ShutdownStep {
  readonly name: string;
  run(): unknown;
  /** The longest wait for it, in milliseconds; then the next step follows all the same. */
  readonly timeout?: number;
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Runs the steps in order, each within its time, when the process is told to end, and then exits: with 0 when every
 * step went well. A second signal ends it at once. With EXIT_WITH_PARENT=1 the process also ends when its standard
 * input closes, so that a starter that is killed leaves no orphan. Answers a function that starts the shutdown.
 */
export function onShutdown(options: {
  logger: Logger;
  steps: readonly ShutdownStep[];
  exit?: (code: number) => void;
  environment?: NodeJS.ProcessEnv;
}): (reason: string) => Promise<void> {
  const exit = options.exit ?? ((code) => process.exit(code));
  let running: Promise<void> | null = null;
  const shutdown = (reason: string) => {
    running ??= runSteps(reason, options.steps, options.logger).then(exit);
    return running;
  };
  for (const signal of signals) {
    process.on(signal, () => {
      if (running) exit(1);
      else void shutdown(signal);
    });
  }
  if ((options.environment ?? process.env).EXIT_WITH_PARENT === '1') exitWithParent(shutdown);
  return shutdown;
}

async function runSteps(reason: string, steps: readonly ShutdownStep[], logger: Logger): Promise<number> {
  logger.info({ reason }, 'shutting down');
  let code = 0;
  for (const step of steps) {
    try {
      await inTime(step);
    } catch (error) {
      code = 1;
      logger.error({ err: error, step: step.name }, 'a step of the shutdown failed');
    }
  }
  logger.info('ended');
  return code;
}

async function inTime(step: ShutdownStep): Promise<void> {
  const timeout = step.timeout ?? 5_000;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${step.name} took longer than ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([step.run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function exitWithParent(shutdown: (reason: string) => Promise<void>): void {
  const gone = () => void shutdown('the parent process is gone');
  process.stdin.on('end', gone).on('close', gone).on('error', gone);
  process.stdin.resume();
}
