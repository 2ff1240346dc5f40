import { commandInRootFileSystem, type Placement, prepareDataDirectory } from './command-in-root-file-system.js';
import { exchange } from './exchange.js';
import type { ServerDefinition } from './server-definition.js';

/** What the data may take. Valkey then refuses writes instead of evicting: a job must not vanish (BullMQ asks for this). */
const memoryLimit = '192mb';

/** Redis, played by Valkey, with an append-only file so that jobs outlive a killed server. */
export function defineRedis(options: { root: string; data: string; port: number }): ServerDefinition {
  const placement: Placement = { root: options.root, data: options.data, user: 'valkey', stopSignal: 'SIGTERM' };
  const address = ['--bind', '127.0.0.1', '--port', String(options.port)];
  const durability = ['--dir', '/data', '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'];
  const memory = ['--maxmemory', memoryLimit, '--maxmemory-policy', 'noeviction', '--maxclients', '1000'];
  return {
    name: 'redis',
    command: commandInRootFileSystem(placement, ['valkey-server', ...address, ...durability, ...memory]),
    environment: {},
    depth: 2,
    stopSignal: placement.stopSignal,
    prepare: () => prepareDataDirectory(placement),
    probe: () =>
      exchange(options.port, Buffer.from('PING\r\n'), (answer) => answer.toString('latin1').startsWith('+PONG')),
  };
}
