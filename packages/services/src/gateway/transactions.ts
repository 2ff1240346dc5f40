import type { Command } from './command.js';
import { CommandError } from './command-error.js';
import type { Cursors } from './cursors.js';
import type { Postgres } from './postgres.js';
import { Transaction } from './transaction.js';

/** MongoDB's transactionLifetimeLimitSeconds. */
const longestTransaction = 60_000;
const rememberedOutcomes = 10_000;

interface Outcome {
  txnNumber: bigint;
  committed: () => Promise<boolean>;
}

/** The transactions under way, one per session, and how the last one of each session ended. */
export class Transactions {
  private readonly active = new Map<string, Transaction>();
  private readonly outcomes = new Map<string, Outcome>();

  constructor(
    private readonly postgres: Postgres,
    private readonly cursors: Cursors,
    private readonly lifetime = longestTransaction,
  ) {}

  get size(): number {
    return this.active.size;
  }

  /** The transaction that a command belongs to; begun first when the command says so. */
  async enter(command: Command, clientId: number): Promise<Transaction> {
    const { session, txnNumber } = identify(command);
    if (command.startsTransaction) await this.begin(session, txnNumber);
    const transaction = this.active.get(session);
    if (!transaction || transaction.txnNumber !== txnNumber) throw noSuchTransaction(txnNumber);
    transaction.clientId = clientId;
    return transaction;
  }

  /** Commits; asked again it says what became of the first time. */
  async commit(command: Command): Promise<void> {
    const { session, txnNumber } = identify(command);
    const transaction = this.active.get(session);
    if (transaction?.txnNumber === txnNumber) return this.finish(session, transaction);
    const outcome = this.outcomes.get(session);
    if (outcome?.txnNumber !== txnNumber || !(await outcome.committed())) throw noSuchTransaction(txnNumber);
  }

  async abort(command: Command): Promise<void> {
    const { session, txnNumber } = identify(command);
    const transaction = this.active.get(session);
    if (!transaction || transaction.txnNumber !== txnNumber) throw noSuchTransaction(txnNumber);
    await this.discard(session, transaction);
  }

  /** Rolls back what a failed command was part of. */
  async discardOf(command: Command): Promise<void> {
    const transaction = command.session ? this.active.get(command.session) : undefined;
    if (transaction && transaction.txnNumber === command.txnNumber)
      await this.discard(command.session as string, transaction);
  }

  async endSession(session: string): Promise<void> {
    const transaction = this.active.get(session);
    if (transaction) await this.discard(session, transaction);
    this.outcomes.delete(session);
  }

  /** A client that went away cannot commit any more. */
  async abandonClient(clientId: number): Promise<void> {
    const abandoned = [...this.active].filter(([, transaction]) => transaction.clientId === clientId);
    await Promise.all(abandoned.map(([session, transaction]) => this.discard(session, transaction)));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.active].map(([session, transaction]) => this.discard(session, transaction)));
  }

  private async begin(session: string, txnNumber: bigint): Promise<void> {
    const current = this.active.get(session);
    if (current && current.txnNumber === txnNumber) throw new CommandError(117, 'the transaction has already started');
    const latest = current?.txnNumber ?? this.outcomes.get(session)?.txnNumber ?? -1n;
    if (latest > txnNumber) throw new CommandError(225, `transaction ${txnNumber} is older than ${latest}`);
    if (current) await this.discard(session, current);
    const transaction = await Transaction.begin(this.postgres, txnNumber);
    this.active.set(session, transaction);
    transaction.expireAfter(this.lifetime, () => this.discard(session, transaction));
  }

  private async finish(session: string, transaction: Transaction): Promise<void> {
    this.forget(session, transaction);
    this.outcomes.set(session, { txnNumber: transaction.txnNumber, committed: () => transaction.committed() });
    const [oldest] = this.outcomes.keys();
    if (this.outcomes.size > rememberedOutcomes && oldest) this.outcomes.delete(oldest);
    await transaction.commit();
  }

  private async discard(session: string, transaction: Transaction): Promise<void> {
    this.forget(session, transaction);
    await transaction.rollback();
  }

  private forget(session: string, transaction: Transaction): void {
    if (this.active.get(session) === transaction) this.active.delete(session);
    this.cursors.closeOfTransaction(transaction);
  }
}

function identify({ session, txnNumber }: Command): { session: string; txnNumber: bigint } {
  if (session === undefined || txnNumber === undefined) {
    throw new CommandError(72, 'a transaction needs a session (lsid) and a txnNumber');
  }
  return { session, txnNumber };
}

function noSuchTransaction(txnNumber: bigint): CommandError {
  return new CommandError(251, `there is no transaction ${txnNumber} under way`, ['TransientTransactionError']);
}
