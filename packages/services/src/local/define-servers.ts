import { join } from 'node:path';
import type { ServiceName } from '../service-urls.js';
import type { ServicePorts } from '../state-file.js';
import { defineMongoGateway } from './mongo-gateway-server.js';
import { definePostgres } from './postgres-server.js';
import { defineRabbitmq } from './rabbitmq-server.js';
import { defineRedis } from './redis-server.js';
import type { ServerDefinition } from './server-definition.js';

interface ServersRequest {
  root: string;
  dataDirectory: string;
  ports: ServicePorts;
  wanted: ServiceName[];
}

/** The servers behind the wanted services. MongoDB needs PostgreSQL too, whoever serves the business database. */
export function defineServers({ root, dataDirectory, ports, wanted }: ServersRequest): ServerDefinition[] {
  const needed = new Set<ServiceName>(wanted.includes('mongo') ? [...wanted, 'postgres'] : wanted);
  const placed = (name: ServiceName) => ({ root, data: join(dataDirectory, name) });
  const all = [
    definePostgres({ ...placed('postgres'), port: ports.postgres }),
    defineMongoGateway({ port: ports.mongo, postgresPort: ports.postgres }),
    defineRedis({ ...placed('redis'), port: ports.redis }),
    defineRabbitmq({ ...placed('rabbitmq'), ports }),
  ];
  return all.filter(({ name }) => needed.has(name));
}
