import { CommandError } from './command-error.js';
import type { Postgres } from './postgres.js';
import type { CursorPage, StatementRunner } from './statement.js';
import { statements } from './statements.js';

const mostCursors = 2_000;
/** As long as MongoDB waits before it closes an idle cursor. */
const idleLimit = 600_000;
const sweepInterval = 30_000;

export interface OpenCursor {
  id: string;
  database: string;
  session: string | undefined;
  /** The transaction whose snapshot it reads. */
  transaction: StatementRunner | undefined;
  continuation: Buffer;
  usedAt: number;
  busy: boolean;
}

/** The cursors that clients have not finished, by id; the oldest go first when there are too many. */
export class Cursors {
  private readonly open = new Map<string, OpenCursor>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(private readonly postgres: Postgres) {
    this.sweeper = setInterval(() => this.closeWhere(({ usedAt }) => usedAt < Date.now() - idleLimit), sweepInterval);
    this.sweeper.unref();
  }

  get size(): number {
    return this.open.size;
  }

  /** Remembers what a first page leaves for later, if anything. */
  remember(page: CursorPage, owner: Pick<OpenCursor, 'database' | 'session' | 'transaction'>): void {
    if (!page.continuation) return;
    if (page.persistent) throw new CommandError(115, 'this query needs a cursor bound to one connection');
    const { cursor: id, continuation } = page;
    this.open.set(id, { ...owner, id, continuation, usedAt: Date.now(), busy: false });
    if (this.open.size > mostCursors) this.closeOldest();
  }

  /** Takes a cursor for one getMore, which only one caller can do at a time. */
  take(id: string): OpenCursor {
    const cursor = this.open.get(id);
    if (!cursor) throw new CommandError(43, `cursor id ${id} not found`);
    if (cursor.busy) throw new CommandError(143, `cursor id ${id} is already in use`);
    cursor.busy = true;
    return cursor;
  }

  /** Gives it back with what is left, or forgets it at its end. */
  giveBack(cursor: OpenCursor, continuation: Buffer | null): void {
    const known = this.open.delete(cursor.id);
    if (!known || !continuation) return;
    // Set anew, the map keeps the longest unused first.
    this.open.set(cursor.id, { ...cursor, continuation, usedAt: Date.now(), busy: false });
  }

  /** Closes cursors and says which of them were open. */
  async kill(ids: readonly string[]): Promise<string[]> {
    const killed = ids.filter((id) => this.open.delete(id));
    if (killed.length > 0) await this.postgres.run(statements.deleteCursors, [killed]);
    return killed;
  }

  closeOfSession(session: string): void {
    this.closeWhere((cursor) => cursor.session === session);
  }

  closeOfTransaction(transaction: StatementRunner): void {
    this.closeWhere((cursor) => cursor.transaction === transaction);
  }

  stop(): void {
    clearInterval(this.sweeper);
    this.open.clear();
  }

  private closeOldest(): void {
    const [oldest] = this.open.keys();
    this.closeWhere(({ id }) => id === oldest);
  }

  private closeWhere(condition: (cursor: OpenCursor) => boolean): void {
    const ids = [...this.open.values()].filter(condition).map(({ id }) => id);
    // DocumentDB removes the files of cursors that nobody reads, so a failure here needs no care.
    if (ids.length > 0) this.kill(ids).catch(() => undefined);
  }
}
