import type { Command } from './command.js';
import { CommandError } from './command-error.js';

const rememberedSessions = 10_000;
/** A findAndModify can answer with a whole document; one this large is not worth keeping. */
const longestReply = 256 * 1024;

interface RecordedWrite {
  txnNumber: bigint;
  reply: Promise<Buffer>;
}

/**
 * Drivers repeat a write once when the connection broke before its answer came, under the same session and txnNumber.
 * The last write of each session is remembered with its answer, so that such a repetition does not write twice.
 * This memory does not outlive the gateway.
 */
export class RetriedWrites {
  private readonly last = new Map<string, RecordedWrite>();

  /** Runs a write, or gives the answer of the first time. What failed is not remembered. */
  async once({ session, txnNumber }: Command, write: () => Promise<Buffer>): Promise<Buffer> {
    if (session === undefined || txnNumber === undefined) return write();
    const known = this.last.get(session);
    if (known?.txnNumber === txnNumber) return known.reply;
    if (known && known.txnNumber > txnNumber) {
      throw new CommandError(225, `write ${txnNumber} is older than ${known.txnNumber}, the session's last`);
    }
    return this.record(session, txnNumber, write());
  }

  endSession(session: string): void {
    this.last.delete(session);
  }

  private async record(session: string, txnNumber: bigint, reply: Promise<Buffer>): Promise<Buffer> {
    const recorded = { txnNumber, reply };
    // Set anew, the map keeps the longest unused first.
    this.last.delete(session);
    this.last.set(session, recorded);
    const [oldest] = this.last.keys();
    if (this.last.size > rememberedSessions && oldest) this.last.delete(oldest);
    const forget = () => {
      if (this.last.get(session) === recorded) this.last.delete(session);
    };
    try {
      if ((await reply).length > longestReply) forget();
    } catch {
      forget();
    }
    return reply;
  }
}
