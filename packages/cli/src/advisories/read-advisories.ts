import { stat } from 'node:fs/promises';
import { type Advisory, AdvisoryError } from '@red-tortoise/advisories';
import { NothingToJudge } from '../input/nothing-to-judge.js';
import { advisoryFilesIn } from './advisory-files-in.js';
import { readRecords } from './read-records.js';

/** Records that could not be read: how many, and where and why of the first few. */
export interface BrokenAdvisories {
  count: number;
  first: { place: string; reason: string }[];
}

const shown = 10;
/** More than all ecosystems of OSV have together; it bounds the memory. */
const mostRecords = 1_000_000;

/**
 * All OSV records of files (one record, a list of them, or one a line; gzipped or not) and folders. A record that cannot
 * be read is counted and stops nothing. Throws NothingToJudge when there is no source or when no record could be read.
 */
export async function readAdvisories(paths: string[]): Promise<{ advisories: Advisory[]; broken: BrokenAdvisories }> {
  if (paths.length === 0) {
    throw new NothingToJudge('There are no advisories to compare with. Name a file or a folder of OSV records.');
  }
  const advisories: Advisory[] = [];
  const broken: BrokenAdvisories = { count: 0, first: [] };
  for (const path of paths) {
    for (const file of await filesOf(path)) await readFileInto(file, advisories, broken);
  }
  if (advisories.length === 0 && broken.count > 0) {
    const { place, reason } = broken.first[0] as BrokenAdvisories['first'][number];
    throw new NothingToJudge(`None of ${broken.count} records could be read. The first is ${place}: ${reason}`);
  }
  return { advisories, broken };
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const files = await advisoryFilesIn(path);
  if (files.length === 0) throw new NothingToJudge(`The folder ${path} holds no .json or .ndjson file.`);
  return files;
}

async function readFileInto(file: string, advisories: Advisory[], broken: BrokenAdvisories): Promise<void> {
  for await (const { place, read } of readRecords(file)) {
    try {
      advisories.push(read());
    } catch (error) {
      if (!(error instanceof AdvisoryError)) throw error;
      broken.count += 1;
      if (broken.first.length < shown) broken.first.push({ place, reason: `${error.detail} [${error.code}]` });
    }
    if (advisories.length > mostRecords) throw new NothingToJudge(`There are more than ${mostRecords} records.`);
  }
}
