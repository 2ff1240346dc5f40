import { createHash } from 'node:crypto';
import { runProgram } from '../local/run-program.js';
import { composeFile } from '../package-paths.js';
import { ServicesError } from '../services-error.js';
import type { ServicePorts } from '../state-file.js';

// A first start downloads the images.
const timeoutMilliseconds = 15 * 60_000;

/** Runs `docker compose` on our file for one services directory: each directory is a project with volumes of its own. */
export async function compose(
  directory: string,
  ports: ServicePorts | undefined,
  arguments_: string[],
): Promise<string> {
  const project = `red-tortoise-${createHash('sha256').update(directory).digest('hex').slice(0, 8)}`;
  const command = ['compose', '--file', composeFile, '--project-name', project, ...arguments_];
  const result = await runProgram('docker', command, {
    timeoutMilliseconds,
    environment: ports && portVariables(ports),
  });
  if (result.code === 0) return result.output;
  const end = result.output.trimEnd().split('\n').slice(-8).join('\n');
  throw new ServicesError('services.compose-failed', `docker compose ${arguments_.join(' ')} failed:\n${end}`);
}

function portVariables(ports: ServicePorts): NodeJS.ProcessEnv {
  return {
    POSTGRES_PORT: String(ports.postgres),
    MONGO_PORT: String(ports.mongo),
    REDIS_PORT: String(ports.redis),
    RABBITMQ_PORT: String(ports.rabbitmq),
  };
}
