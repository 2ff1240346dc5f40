import { BSON, type Document } from 'mongodb';
import { type Command, namespaceOf, specification } from './command.js';
import type { CommandContext } from './command-context.js';
import { mostAttempts, repeatInTurn } from './conflict-retry.js';
import { toCommandError } from './postgres-error.js';
import { RawDocument } from './raw-document.js';
import type { ProcedureResult, WriteResult } from './statement.js';
import { statements } from './statements.js';
import { splitDocuments } from './wire-message.js';
import { describeWriteErrors, type PendingWrite, type WriteError } from './write-errors.js';

const listNames = { insert: 'documents', update: 'updates', delete: 'deletes' } as const;

/**
 * Runs an insert, update or delete command. Without errors DocumentDB's reply goes to the client as it is; else its
 * errors are worded as MongoDB's, and those writes that only lost a race are tried again in place.
 */
export async function runWriteBatch(kind: WriteKind, command: Command, context: CommandContext): Promise<Buffer> {
  const list = listNames[kind];
  const spec = specification(command);
  const sequence = command.sequences.get(list) ?? null;
  const operations = sequence ? splitDocuments(sequence) : command.body.documents(list);
  const run = operations.length > 1 && kind !== 'delete' && !context.transaction ? runMany(kind) : runAtOnce(kind);
  const { reply, success } = await run(context, [command.database, spec, sequence]);
  if (success) return reply;

  const ordered = !command.body.has('ordered') || command.body.boolean('ordered');
  const bare = RawDocument.parse(spec).without(new Set([list]));
  const total = new WriteTotal();
  let pending = operations.map((bytes, index) => ({ bytes, index }));
  let answer = BSON.deserialize(reply);
  for (let attempt = 1; ; attempt += 1) {
    const errors = await describeWriteErrors(kind, command, context, answer.writeErrors ?? [], pending);
    const raced = attempt < mostAttempts && !context.transaction ? errors.filter(({ passing }) => passing) : [];
    total.add(
      answer,
      pending,
      errors.filter((error) => !raced.includes(error)),
    );
    pending = remaining(pending, raced, ordered);
    if (pending.length === 0) return total.toReply();
    const values = [command.database, bare, Buffer.concat(pending.map(({ bytes }) => bytes))];
    const again = await repeatInTurn(context.gateway.writeTurns, namespaceOf(command), attempt, () =>
      run(context, values),
    );
    answer = BSON.deserialize(again.reply);
  }
}

type WriteKind = keyof typeof listNames;
type Run = (context: CommandContext, values: unknown[]) => Promise<WriteResult>;

/** All writes in one transaction of PostgreSQL. */
function runAtOnce(kind: WriteKind): Run {
  return ({ runner }, values) => runner.run<WriteResult>(statements[kind], values);
}

/** Each write for itself, as MongoDB has it. What throws here may have written, so it is not to be repeated. */
function runMany(kind: 'insert' | 'update'): Run {
  return async ({ runner }, values) => {
    try {
      const result = await runner.run<ProcedureResult>(statements[`${kind}Many`], values);
      return { reply: Buffer.from(result.p_result.slice('BSONHEX'.length), 'hex'), success: result.p_success };
    } catch (error) {
      const failure = toCommandError(error);
      throw failure.code === 112 ? failure : error;
    }
  };
}

/** What is still to do: of an ordered batch all from the failed write on, else just the failed ones. */
function remaining(pending: PendingWrite[], raced: WriteError[], ordered: boolean): PendingWrite[] {
  const positions = new Set(raced.map(({ position }) => position));
  const first = Math.min(...positions);
  return pending.filter((_, position) => (ordered ? position >= first : positions.has(position)));
}

/** Adds up the replies of a batch that took several attempts. */
class WriteTotal {
  private n = 0;
  private nModified: number | undefined;
  private readonly upserted: Document[] = [];
  private readonly writeErrors: Document[] = [];

  add(answer: Document, pending: PendingWrite[], errors: WriteError[]): void {
    const toClient = (position: number) => pending[position]?.index ?? position;
    this.n += answer.n ?? 0;
    if (answer.nModified !== undefined) this.nModified = (this.nModified ?? 0) + answer.nModified;
    for (const { index, _id } of answer.upserted ?? []) this.upserted.push({ index: toClient(index), _id });
    for (const { position, fields } of errors) this.writeErrors.push({ index: toClient(position), ...fields });
  }

  toReply(): Buffer {
    const { n, nModified, upserted, writeErrors } = this;
    const byIndex = (left: Document, right: Document) => left.index - right.index;
    return Buffer.from(
      BSON.serialize({
        n,
        ...(nModified !== undefined && { nModified }),
        ...(upserted.length > 0 && { upserted: upserted.sort(byIndex) }),
        ...(writeErrors.length > 0 && { writeErrors: writeErrors.sort(byIndex) }),
        ok: 1,
      }),
    );
  }
}
