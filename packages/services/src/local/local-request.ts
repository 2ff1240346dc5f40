import type { ServiceName } from '../service-urls.js';

/** What `startLocalServices` is asked for. */
export interface LocalRequest {
  directory: string;
  wanted: ServiceName[];
  log: (line: string) => void;
}
