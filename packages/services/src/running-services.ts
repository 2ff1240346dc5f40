import type { ServiceName, ServiceUrls } from './service-urls.js';

export interface ServiceProcess {
  /** The service it belongs to; several processes share a name (PostgreSQL has one per connection). */
  name: string;
  pid: number;
}

/** What `startServices` hands out. */
export interface RunningServices {
  urls: ServiceUrls;
  how: 'environment' | 'compose' | 'root file system';
  /** The processes on this machine that make up the services; empty where a container engine or somebody else runs them. */
  processes(): ServiceProcess[];
  /** Ends a service without asking it (SIGKILL unless told otherwise) and leaves it down, for tests of faults. */
  kill(name: ServiceName, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a service again on the same port with the same data, stopping it first where it still runs. */
  restart(name: ServiceName): Promise<void>;
  /** Stops what this call started; services that another process had started before are left to that process. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Where data, logs and `services.json` lie. One directory is one set of services. */
  directory: string;
  /** Looked at for DATABASE_URL, MONGODB_URL, REDIS_URL and RABBITMQ_URL; `process.env` unless given. */
  environment?: NodeJS.ProcessEnv;
  /** Told about each step, one line at a time. */
  log?: (line: string) => void;
}
