import { advisoryLimits } from '@red-tortoise/advisories';

/** What a source may ask for in time and memory; several times what OSV publishes for its largest ecosystem. */
export interface OsvLimits {
  /** Of a file that is downloaded, in bytes. */
  download: number;
  /** Of a whole file or archive after it is unpacked, in bytes. */
  unpacked: number;
  /** Files in an archive or a folder. */
  files: number;
  /** Of one record, in bytes. */
  record: number;
  /** Changes that are asked for one by one; beyond them the whole file is the shorter way. */
  changes: number;
  /** Records of a page, and their bytes in all. */
  pageRecords: number;
  pageBytes: number;
  /** Requests at the same time. */
  concurrency: number;
  /** How often a request is tried in all. */
  attempts: number;
  /** Before the first retry, in milliseconds; doubles each time. */
  firstWait: number;
  /** However long a source asks us to stay away, in milliseconds. */
  longestPause: number;
  /** For one request and its body, in milliseconds: of a record or an index, and of a whole file. */
  timeout: number;
  downloadTimeout: number;
}

export const osvLimits: OsvLimits = {
  download: 2 * 1024 ** 3,
  unpacked: 8 * 1024 ** 3,
  files: 2_000_000,
  record: advisoryLimits.bytes,
  changes: 2_000,
  pageRecords: 500,
  pageBytes: 16 * 1024 * 1024,
  concurrency: 8,
  attempts: 3,
  firstWait: 500,
  longestPause: 120_000,
  timeout: 60_000,
  downloadTimeout: 30 * 60_000,
};
