import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeRootFileSystemScript } from '../package-paths.js';
import { ServicesError } from '../services-error.js';
import { runProgram } from './run-program.js';

const suite = 'forky';
const packages = 'postgresql-18-documentdb,valkey-server,rabbitmq-server';
const makingTimeout = 15 * 60_000;

/**
 * The path of the root file system with the servers' programs, made first where it is missing (about half a minute,
 * 0.7 GB). It is shared by all checkouts of the user and never written to by the servers.
 * RED_TORTOISE_DEBIAN_MIRROR names another mirror than Debian's own.
 */
export async function ensureRootFileSystem(log: (line: string) => void): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'red-tortoise');
  const path = join(cache, `servers-${await hashRecipe()}`);
  if (await exists(path)) return path;
  await mkdir(cache, { recursive: true });

  log('Installing PostgreSQL, Valkey and RabbitMQ into a folder of their own (once, about half a minute)');
  const logPath = `${path}.log`;
  const logFile = createWriteStream(logPath, { flags: 'a' });
  const mirror = process.env.RED_TORTOISE_DEBIAN_MIRROR ?? '';
  // flock makes a second checkout that starts at the same moment wait, and then find the finished folder.
  const made = await runProgram(
    'flock',
    [`${path}.lock`, 'sh', makeRootFileSystemScript, path, suite, packages, mirror],
    { timeoutMilliseconds: makingTimeout, onOutput: (text) => logFile.write(text) },
  );
  logFile.end();
  if (made.code === 0 && (await exists(path))) return path;
  const end = made.output.trimEnd().split('\n').slice(-8).join('\n');
  throw new ServicesError(
    'services.root-file-system-failed',
    `The servers could not be installed (exit code ${made.code}; everything it said: ${logPath}):\n${end}`,
  );
}

/** The number of a user of the root file system: data directories belong to it. */
export async function findUserId(root: string, user: string): Promise<{ uid: number; gid: number }> {
  const line = (await readFile(join(root, 'etc/passwd'), 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  const fields = line?.split(':');
  if (!fields) throw new ServicesError('services.root-file-system-failed', `no user ${user} in ${root}`);
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

async function hashRecipe(): Promise<string> {
  const script = await readFile(makeRootFileSystemScript, 'utf8');
  return createHash('sha256').update(`${suite}\n${packages}\n${process.arch}\n${script}`).digest('hex').slice(0, 12);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
