import type { ServiceName } from '../service-urls.js';

/** One server: how it is prepared, started, asked whether it is ready, and stopped. */
export interface ServerDefinition {
  name: ServiceName;
  /** What to start, through a shell script or directly, with arguments. */
  command: string[];
  environment: NodeJS.ProcessEnv;
  /** Where the server itself is found below the started process: 0 is the process, 2 its grandchild. */
  depth: 0 | 2;
  /** The signal that asks the server to stop at once but in order. */
  stopSignal: NodeJS.Signals;
  /** Makes data directory and configuration; called before each start, so it must be repeatable. */
  prepare(): Promise<void>;
  /** Rejects until the server answers. */
  probe(): Promise<void>;
  /** Makes what has to exist inside the server; called after each start, so it must be repeatable. */
  afterStart?(): Promise<void>;
}
