import { type Advisory, AdvisoryError, linesOf, parseAdvisory, readAdvisory } from '@red-tortoise/advisories';
import { NothingToJudge } from '../input/nothing-to-judge.js';
import { unpackedFile } from './unpacked-file.js';

export interface FoundRecord {
  /** File and line or position. */
  place: string;
  /** The record, or an AdvisoryError. */
  read: () => Advisory;
}

/** A document that is no line-by-line file is parsed in one piece. */
const documentBytes = 128 * 1024 * 1024;

/** The OSV records of a file: one a line where its name or its content says so, else one document or a list of them. */
export async function* readRecords(file: string): AsyncGenerator<FoundRecord> {
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file)) {
    yield* recordsByLine(file, unpackedFile(file));
    return;
  }
  const bytes = await readDocument(file);
  const document = tryParse(bytes.toString());
  if (document instanceof AdvisoryError && isByLine(bytes)) yield* recordsByLine(file, [bytes]);
  else yield* recordsOfDocument(file, document);
}

async function* recordsByLine(
  file: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<FoundRecord> {
  for await (const { number, text } of linesOf(chunks)) {
    yield { place: `${file}:${number}`, read: () => parseAdvisory(text) };
  }
}

function* recordsOfDocument(file: string, document: unknown): Generator<FoundRecord> {
  const records = Array.isArray(document) ? document : [document];
  for (const [index, record] of records.entries()) {
    yield { place: Array.isArray(document) ? `${file}[${index}]` : file, read: () => readOrThrow(record) };
  }
}

function readOrThrow(record: unknown): Advisory {
  if (record instanceof AdvisoryError) throw record;
  return readAdvisory(record);
}

async function readDocument(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpackedFile(file)) {
    length += chunk.length;
    if (length > documentBytes) {
      throw new NothingToJudge(
        `${file} is larger than ${documentBytes} bytes. A file with a record a line may be: name it .ndjson.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return new AdvisoryError('advisory.not-readable', `${(error as Error).message}.`);
  }
}

/** Its first line is a document of its own, so that the others are, too. An empty file has no line to be wrong. */
function isByLine(bytes: Buffer): boolean {
  const end = bytes.indexOf(10);
  const first = bytes.toString('utf8', 0, end === -1 ? bytes.length : end).trim();
  return first === '' || !(tryParse(first) instanceof AdvisoryError);
}
