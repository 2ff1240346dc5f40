import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { urlsFromEnvironment } from './service-urls.js';
import { startServices } from './start-services.js';

const environment = {
  DATABASE_URL: 'postgresql://store.example.test/one',
  MONGODB_URL: 'mongodb://store.example.test/two',
  REDIS_URL: 'redis://store.example.test',
  RABBITMQ_URL: 'amqp://store.example.test',
};

describe('URLs given in the environment', () => {
  it('are used as they are, and nothing is started or written', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'red-tortoise-given-'));
    const services = await startServices({ directory, environment });
    expect(services.how).toBe('environment');
    expect(services.urls).toEqual({
      databaseUrl: environment.DATABASE_URL,
      mongoUrl: environment.MONGODB_URL,
      redisUrl: environment.REDIS_URL,
      rabbitUrl: environment.RABBITMQ_URL,
    });
    expect(services.processes()).toEqual([]);
    await services.stop();
    expect(await readdir(directory)).toEqual([]);
    await rmdir(directory);
  });

  it('belong to somebody else: their servers are neither killed nor restarted', async () => {
    const services = await startServices({ directory: tmpdir(), environment });
    await expect(services.kill('postgres')).rejects.toMatchObject({ code: 'services.not-ours' });
    await expect(services.restart('redis')).rejects.toThrow('REDIS_URL');
  });

  it('count as not given when they are empty', () => {
    expect(urlsFromEnvironment({ ...environment, REDIS_URL: ' ', MONGODB_URL: '' })).toEqual({
      databaseUrl: environment.DATABASE_URL,
      rabbitUrl: environment.RABBITMQ_URL,
    });
  });
});
