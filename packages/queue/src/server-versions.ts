import type { Redis } from 'ioredis';
import type { Broker } from './broker.js';

/** Of Redis (or Valkey) and of RabbitMQ, as they say. */
export async function serverVersions(redis: Redis, broker: Broker): Promise<{ redis: string; rabbitmq: string }> {
  const version = /^(?:valkey|redis)_version:(\S+)/m.exec(await redis.info('server'))?.[1];
  return { redis: version ?? 'unknown', rabbitmq: String(broker.model.connection.serverProperties.version) };
}
