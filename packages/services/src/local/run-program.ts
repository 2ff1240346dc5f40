import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** 127 where the program does not exist, 124 where it took too long. */
  code: number;
  output: string;
}

const outputLimit = 64 * 1024;

/** Runs a program to its end with nothing on standard input and keeps the end of what it wrote. Never throws. */
export function runProgram(
  program: string,
  arguments_: string[],
  options: { timeoutMilliseconds: number; environment?: NodeJS.ProcessEnv; onOutput?: (text: string) => void },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const environment = { ...process.env, ...options.environment };
    const child = spawn(program, arguments_, { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    let output = '';
    let tookTooLong = false;
    const timer = setTimeout(() => {
      tookTooLong = true;
      child.kill('SIGKILL');
    }, options.timeoutMilliseconds);
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-outputLimit);
      options.onOutput?.(chunk.toString('utf8'));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: tookTooLong ? 124 : (code ?? 1), output });
    });
  });
}
