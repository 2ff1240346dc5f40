import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes the lock that makes this process the owner of a services directory, or answers undefined where another has it.
 * A small child holds it and ends when its standard input closes, so the lock never outlives this process.
 */
export async function tryLockDirectory(directory: string): Promise<DirectoryLock | undefined> {
  await mkdir(directory, { recursive: true });
  const holder = spawn('flock', ['--nonblock', join(directory, 'lock'), 'sh', '-c', 'echo locked; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Outside our process group, so that Ctrl-C does not release the lock before the servers have stopped.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
  const locked = await new Promise<boolean>((resolve, reject) => {
    holder.once('error', reject);
    holder.once('exit', () => resolve(false));
    holder.stdout.once('data', () => resolve(true));
  });
  if (!locked) return undefined;
  return {
    release: async () => {
      holder.stdin.end();
      await ended;
    },
  };
}
