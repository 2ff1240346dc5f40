import { CommandError } from './command-error.js';
import type { RawDocument } from './raw-document.js';
import type { WireMessage } from './wire-message.js';

/** One command of a client, its top level understood. */
export interface Command {
  /** As the client spelled it; MongoDB's names are looked up without regard to case. */
  name: string;
  /** The value of the command's own field where that is text: nearly always the collection. */
  target: string;
  database: string;
  body: RawDocument;
  sequences: ReadonlyMap<string, Buffer>;
  /** The logical session, as hexadecimal digits. */
  session: string | undefined;
  /** Numbers a transaction or a retryable write within its session. */
  txnNumber: bigint | undefined;
  inTransaction: boolean;
  startsTransaction: boolean;
}

/** Fields that belong to the conversation between driver and server; DocumentDB never sees them. */
const conversationFields: ReadonlySet<string> = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'stmtId',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

export function toCommand(message: WireMessage): Command {
  const { body } = message;
  const name = body.names[0] ?? '';
  const txnNumber = body.integer('txnNumber');
  refuseUnsatisfiableWriteConcern(body);
  return {
    name,
    target: body.text(name) ?? '',
    database: body.text('$db') ?? 'admin',
    body,
    sequences: message.sequences,
    session: body.document('lsid')?.binary('id')?.toString('hex'),
    txnNumber: txnNumber === undefined ? undefined : BigInt(txnNumber),
    inTransaction: body.number('autocommit') === 0,
    startsTransaction: body.boolean('startTransaction'),
  };
}

/** The collection with its database, as MongoDB names it. */
export function namespaceOf({ database, target }: Command): string {
  return `${database}.${target}`;
}

/** The command as DocumentDB's functions take it. */
export function specification(command: Command): Buffer {
  return command.body.without(conversationFields);
}

function refuseUnsatisfiableWriteConcern(body: RawDocument): void {
  const concern = body.document('writeConcern');
  const members = concern?.number('w') ?? 1;
  const named = concern?.text('w') ?? 'majority';
  if (members > 1 || named !== 'majority') {
    throw new CommandError(100, 'there is one server only, so no other write concern than 0, 1 and majority');
  }
}
