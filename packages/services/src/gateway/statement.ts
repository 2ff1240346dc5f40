/** SQL that PostgreSQL prepares once per connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** Runs a statement, on any pooled connection or on a transaction's own, and gives its only row. */
export interface StatementRunner {
  run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row>;
}

/** A page of a cursor as DocumentDB gives it: `page` is the reply already, `continuation` what the next call needs. */
export interface CursorPage {
  page: Buffer;
  continuation: Buffer | null;
  persistent: boolean;
  cursor: string;
}

export interface WriteResult {
  reply: Buffer;
  success: boolean;
}

/** Of a procedure: its output parameters, the reply as text `BSONHEX…`. */
export interface ProcedureResult {
  p_result: string;
  p_success: boolean;
}

export interface SingleReply {
  reply: Buffer;
}
