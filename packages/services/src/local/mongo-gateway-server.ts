import { access } from 'node:fs/promises';
import { gatewayEntry } from '../package-paths.js';
import { ServicesError } from '../services-error.js';
import { exchange } from './exchange.js';
import { postgresAdminUrl } from './postgres-server.js';
import type { ServerDefinition } from './server-definition.js';

const heapLimitMegabytes = 192;

/** MongoDB: our gateway process in front of PostgreSQL's DocumentDB extension. It keeps no data of its own. */
export function defineMongoGateway(options: { port: number; postgresPort: number }): ServerDefinition {
  return {
    name: 'mongo',
    command: [process.execPath, `--max-old-space-size=${heapLimitMegabytes}`, gatewayEntry],
    environment: {
      GATEWAY_PORT: String(options.port),
      GATEWAY_POSTGRES_URL: postgresAdminUrl(options.postgresPort),
      NODE_OPTIONS: '',
    },
    depth: 0,
    stopSignal: 'SIGTERM',
    prepare: requireBuild,
    probe: () => exchange(options.port, hello, (answer) => answer.includes('isWritablePrimary')),
  };
}

async function requireBuild(): Promise<void> {
  await access(gatewayEntry).catch(() => {
    throw new ServicesError('services.not-built', `${gatewayEntry} is missing: run \`npm run build\` first`);
  });
}

/** MongoDB wire protocol, OP_MSG with the one document `{ hello: 1, $db: 'admin' }`. */
const hello = encodeHello();

function encodeHello(): Buffer {
  const elements = Buffer.from('\x10hello\x00\x01\x00\x00\x00\x02$db\x00\x06\x00\x00\x00admin\x00', 'latin1');
  const document = Buffer.alloc(4 + elements.length + 1);
  document.writeInt32LE(document.length, 0);
  elements.copy(document, 4);
  const header = Buffer.alloc(21);
  header.writeInt32LE(header.length + document.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(2013, 12);
  return Buffer.concat([header, document]);
}
