import type pg from 'pg';
import { CommandError } from './command-error.js';
import { isConnectionLoss, type Postgres } from './postgres.js';
import { toTransactionError } from './postgres-error.js';
import type { Statement, StatementRunner } from './statement.js';

/**
 * Repeatable read is MongoDB's snapshot: of two transactions that change one document the later fails and is repeated
 * by the driver. Waiting longer than MongoDB would (it does not wait at all) only makes deadlocks.
 */
const begin = `start transaction isolation level repeatable read;
  set local lock_timeout = '20ms'; set local statement_timeout = '60s'`;

/** One MongoDB transaction on one connection of its own, from its first command to commit or abort. */
export class Transaction implements StatementRunner {
  /** The client connection that used it last. */
  clientId = 0;
  private expiry: NodeJS.Timeout | undefined;
  private ended = false;
  private xid: string | null = null;
  private outcome: 'open' | 'committed' | 'aborted' | 'unknown' = 'open';

  private constructor(
    readonly txnNumber: bigint,
    private readonly postgres: Postgres,
    private readonly client: pg.PoolClient,
  ) {}

  static async begin(postgres: Postgres, txnNumber: bigint): Promise<Transaction> {
    const client = await postgres.connectForTransaction();
    const transaction = new Transaction(txnNumber, postgres, client);
    try {
      await client.query(begin);
    } catch (error) {
      transaction.end(error);
      throw error;
    }
    return transaction;
  }

  expireAfter(milliseconds: number, expire: () => Promise<void>): void {
    this.expiry = setTimeout(() => expire().catch(() => undefined), milliseconds);
    this.expiry.unref();
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row> {
    if (this.ended) throw new CommandError(251, 'the transaction has been aborted');
    const result = await this.client.query({ ...statement, values: [...values] });
    return result.rows[0] as Row;
  }

  /** Commits. When the connection breaks on the way the error says that the outcome is not known. */
  async commit(): Promise<void> {
    try {
      const { rows } = await this.client.query('select pg_current_xact_id_if_assigned()::text as xid');
      this.xid = rows[0].xid;
      this.outcome = 'unknown';
      const { command } = await this.client.query('commit');
      this.outcome = command === 'COMMIT' ? 'committed' : 'aborted';
    } catch (error) {
      this.end(error);
      if (this.outcome === 'unknown' && isConnectionLoss(error)) throw unknownResult();
      this.outcome = 'aborted';
      throw toTransactionError(error);
    }
    this.end();
    if (this.outcome === 'aborted') throw toTransactionError(new CommandError(251, 'the transaction has been aborted'));
  }

  async rollback(): Promise<void> {
    if (this.ended) return;
    this.outcome = 'aborted';
    try {
      await this.client.query('rollback');
      this.end();
    } catch (error) {
      this.end(error);
    }
  }

  /** What became of it, asking PostgreSQL when the answer to the commit was lost. */
  async committed(): Promise<boolean> {
    if (this.outcome === 'unknown') this.outcome = await this.askOutcome();
    return this.outcome === 'committed';
  }

  private async askOutcome(): Promise<'committed' | 'aborted'> {
    if (this.xid === null) return 'committed';
    const status = await this.postgres.run<{ status: string }>(
      { name: 'transactionStatus', text: 'select pg_xact_status($1::xid8) as status' },
      [this.xid],
    );
    if (status.status === 'in progress') throw unknownResult();
    return status.status === 'committed' ? 'committed' : 'aborted';
  }

  private end(error?: unknown): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.expiry);
    this.client.release(this.postgres.noteLoss(error) ?? false);
  }
}

function unknownResult(): CommandError {
  const labels = ['UnknownTransactionCommitResult', 'RetryableWriteError'] as const;
  return new CommandError(91, 'the connection was lost while the transaction was committed', labels);
}
