import { stat } from 'node:fs/promises';
import { type AdvisoryCompiler, AdvisoryError } from '@red-tortoise/advisories';
import { NothingToJudge } from '../input/nothing-to-judge.js';
import { advisoryFilesIn } from './advisory-files-in.js';
import { type FoundRecord, readRecords } from './read-records.js';

/** Records that could not be read: how many, and where and why of the first few. */
export interface BrokenAdvisories {
  count: number;
  first: { place: string; reason: string }[];
}

const shown = 10;
/** More than all ecosystems of OSV have together; it bounds time and memory. */
const mostRecords = 1_000_000;

/**
 * Hands all OSV records of files (one record, a list of them, or one a line; gzipped or not) and folders to the compiler.
 * A record that cannot be read is counted and stops nothing. Throws NothingToJudge when no record could be read.
 */
export async function readAdvisories(paths: string[], compiler: AdvisoryCompiler): Promise<BrokenAdvisories> {
  const broken: BrokenAdvisories = { count: 0, first: [] };
  let records = 0;
  for (const path of paths) {
    for (const file of await filesOf(path)) {
      for await (const record of readRecords(file)) {
        addRecord(record, compiler, broken);
        records += 1;
        if (records > mostRecords) throw new NothingToJudge(`There are more than ${mostRecords} records.`);
      }
    }
  }
  const [first] = broken.first;
  if (first !== undefined && broken.count === records) {
    throw new NothingToJudge(`None of ${records} records could be read. The first is ${first.place}: ${first.reason}`);
  }
  return broken;
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const files = await advisoryFilesIn(path);
  if (files.length === 0) throw new NothingToJudge(`The folder ${path} holds no .json or .ndjson file.`);
  return files;
}

function addRecord({ place, read }: FoundRecord, compiler: AdvisoryCompiler, broken: BrokenAdvisories): void {
  try {
    compiler.add(read());
  } catch (error) {
    if (!(error instanceof AdvisoryError)) throw error;
    broken.count += 1;
    if (broken.first.length < shown) broken.first.push({ place, reason: `${error.detail} [${error.code}]` });
  }
}
