import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandInRootFileSystem, type Placement, prepareDataDirectory } from './command-in-root-file-system.js';
import { exchange } from './exchange.js';
import { findUserId } from './root-file-system.js';
import type { ServerDefinition } from './server-definition.js';

interface RabbitPorts {
  rabbitmq: number;
  rabbitmqDistribution: number;
  rabbitmqPortMapper: number;
}

/**
 * Publishers are held back above the watermark. The write-ahead log of quorum queues is also kept in memory, up to
 * 512 MB unless told otherwise.
 */
const configuration = `vm_memory_high_watermark.absolute = 384MB
disk_free_limit.absolute = 200MB
raft.wal_max_size_bytes = 33554432
log.console = true
log.console.level = info
log.console.use_colors = off
log.file = false
`;

// One scheduler that sleeps when idle: less memory, and no processor time burnt on waiting.
const erlangArguments =
  '-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +SDcpu 1:1 +SDio 4 +sbwt none +sbwtdcpu none +sbwtdio none';

/** RabbitMQ with its port mapper and its distribution port on loopback too. */
export function defineRabbitmq(options: { root: string; data: string; ports: RabbitPorts }): ServerDefinition {
  const placement: Placement = { root: options.root, data: options.data, user: 'rabbitmq', stopSignal: 'SIGTERM' };
  // The script of /usr/sbin would change user by su; the one below it runs as who we are. Systemd's way makes it exec
  // the Erlang machine, which then gets our signals itself.
  const command = [...variables(options.ports), '/usr/lib/rabbitmq/bin/rabbitmq-server'];
  return {
    name: 'rabbitmq',
    command: commandInRootFileSystem(placement, command),
    environment: {},
    depth: 2,
    stopSignal: placement.stopSignal,
    prepare: () => prepareNode(placement),
    probe: () => exchange(options.ports.rabbitmq, protocolHeader, isConnectionStart),
  };
}

/** AMQP 0-9-1, section 4.2.2: the client's greeting. The server answers with a method frame (type 1), connection.start. */
const protocolHeader = Buffer.from('AMQP\x00\x00\x09\x01', 'latin1');

function isConnectionStart(answer: Buffer): boolean {
  return answer[0] === 1;
}

function variables(ports: RabbitPorts): string[] {
  const values = {
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_NODENAME: 'rabbit@localhost',
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: ports.rabbitmq,
    RABBITMQ_DIST_PORT: ports.rabbitmqDistribution,
    ERL_EPMD_PORT: ports.rabbitmqPortMapper,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_MNESIA_BASE: '/data/mnesia',
    RABBITMQ_LOG_BASE: '/data/log',
    RABBITMQ_PID_FILE: '/data/rabbitmq.pid',
    RABBITMQ_ENABLED_PLUGINS_FILE: '/data/enabled_plugins',
    RABBITMQ_CONFIG_FILE: '/data/rabbitmq',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: erlangArguments,
  };
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

async function prepareNode(placement: Placement): Promise<void> {
  await prepareDataDirectory(placement);
  const { uid, gid } = await findUserId(placement.root, placement.user);
  const files = { 'rabbitmq.conf': configuration, enabled_plugins: '[].\n' };
  for (const [name, content] of Object.entries(files)) {
    const path = join(placement.data, name);
    await writeFile(path, content);
    await chown(path, uid, gid);
  }
}
