/** The four stores as every part of Red Tortoise addresses them. */
export interface ServiceUrls {
  databaseUrl: string;
  mongoUrl: string;
  redisUrl: string;
  rabbitUrl: string;
}

export type ServiceName = 'postgres' | 'mongo' | 'redis' | 'rabbitmq';

interface ServiceAddress {
  name: ServiceName;
  key: keyof ServiceUrls;
  variable: 'DATABASE_URL' | 'MONGODB_URL' | 'REDIS_URL' | 'RABBITMQ_URL';
}

/** Which service is addressed by which URL and which environment variable. */
export const serviceAddresses: readonly ServiceAddress[] = [
  { name: 'postgres', key: 'databaseUrl', variable: 'DATABASE_URL' },
  { name: 'mongo', key: 'mongoUrl', variable: 'MONGODB_URL' },
  { name: 'redis', key: 'redisUrl', variable: 'REDIS_URL' },
  { name: 'rabbitmq', key: 'rabbitUrl', variable: 'RABBITMQ_URL' },
];

/** The URLs that the environment gives; an empty variable counts as not given. */
export function urlsFromEnvironment(environment: NodeJS.ProcessEnv): Partial<ServiceUrls> {
  const given: Partial<ServiceUrls> = {};
  for (const { key, variable } of serviceAddresses) {
    const value = environment[variable]?.trim();
    if (value) given[key] = value;
  }
  return given;
}
