import type { Packument } from '../packument.js';

/** Where documents come from. Only the names are held; a document is read and parsed when it is asked for. */
export interface PackumentSource {
  names(): Iterable<string>;
  /** Null for a name that is not there. */
  read(name: string): Promise<Packument | null>;
  close(): Promise<void>;
}
