import { join } from 'node:path';
import type { ServiceProcess } from '../running-services.js';
import type { ServiceName, ServiceUrls } from '../service-urls.js';
import { ServicesError } from '../services-error.js';
import type { ProcessIdentity } from './process-identity.js';
import type { ServerDefinition } from './server-definition.js';
import { SupervisedServer } from './supervised-server.js';

interface GroupOptions {
  definitions: ServerDefinition[];
  logDirectory: string;
  log: (line: string) => void;
  urls: Partial<ServiceUrls>;
  /** Writes down what runs now. */
  remember: () => Promise<void>;
}

/** The servers of one directory: started side by side, and stopped with the gateway ahead of the server behind it. */
export class ServerGroup {
  readonly urls: Partial<ServiceUrls>;
  private readonly servers: SupervisedServer[];
  private remembering: Promise<void> = Promise.resolve();

  constructor(private readonly options: GroupOptions) {
    this.urls = options.urls;
    this.servers = options.definitions.map(
      (definition) =>
        new SupervisedServer(definition, {
          logPath: join(options.logDirectory, `${definition.name}.log`),
          log: options.log,
          onStarted: () => this.remember(),
        }),
    );
  }

  /** Resolves when all of them answer. Where one fails, all are stopped and its error is thrown. */
  async start(): Promise<void> {
    try {
      await this.onAll((server) => (server.definition.name === 'mongo' ? undefined : server.start()));
      await this.onAll((server) => (server.definition.name === 'mongo' ? server.start() : undefined));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.onAll((server) => (server.definition.name === 'mongo' ? server.stop() : undefined));
    await this.onAll((server) => server.stop());
    await this.remember();
  }

  find(name: ServiceName): SupervisedServer {
    const server = this.servers.find(({ definition }) => definition.name === name);
    if (!server) throw new ServicesError('services.not-ours', `${name} is not one of the services started here`);
    return server;
  }

  processes(): ServiceProcess[] {
    return this.servers.flatMap((server) => server.processIds().map((pid) => ({ name: server.definition.name, pid })));
  }

  identities(): Partial<Record<ServiceName, ProcessIdentity>> {
    const known = this.servers.map((server) => [server.definition.name, server.identity()] as const);
    return Object.fromEntries(known.filter(([, identity]) => identity !== undefined));
  }

  /** Waits for all of them also where one fails, so that none is left half-way; then throws the first error. */
  private async onAll(act: (server: SupervisedServer) => Promise<void> | undefined): Promise<void> {
    const results = await Promise.allSettled(this.servers.map(act));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private remember(): Promise<void> {
    // One after the other: two at once would write over each other's temporary file.
    this.remembering = this.remembering.catch(() => {}).then(() => this.options.remember());
    return this.remembering;
  }
}
