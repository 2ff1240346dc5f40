import { createHash } from 'node:crypto';
import type { DeadLetter } from '@red-tortoise/contracts';
import type { Channel, GetMessage } from 'amqplib';
import type { Broker } from './broker.js';
import type { Quarantine, SetAside } from './quarantine.js';

/** Nobody reads more than that at once; what stands behind them comes when these are dealt with. */
const deadLettersSeen = 200;
const longestContent = 100_000;

/**
 * The broker counts how often a message was handed out and given back, and throws it away after twenty times (RabbitMQ 4,
 * https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling). Long before that it is put in anew.
 */
const mostReturns = 8;

/** What staff do with messages that no attempt could process. One look at a time: it holds what it has seen. */
export class DeadLetters {
  constructor(
    private readonly broker: Broker,
    private readonly quarantine: Quarantine,
  ) {}

  /** The oldest ones. They stay. */
  list(): Promise<DeadLetter[]> {
    return this.withMessages(async (messages) => messages.map(showLetter));
  }

  /**
   * Takes letters out, once `before` has done with each what it should; answers those that were there. `before` answers
   * false for one that stays.
   */
  take(
    ids: ReadonlySet<string>,
    before: (id: string, entry: Omit<SetAside, 'setAsideAt'>) => Promise<boolean>,
  ): Promise<string[]> {
    return this.withMessages(async (messages, remove) => {
      const taken: string[] = [];
      for (const message of messages) {
        const id = idOf(message);
        const { setAsideAt, ...entry } = entryOf(message);
        if (!ids.has(id) || !(await before(id, entry))) continue;
        remove(message);
        taken.push(id);
      }
      return taken;
    });
  }

  /** Has its processor try a letter again. Resolves when the broker has it. */
  setAside(entry: SetAside): Promise<void> {
    return this.quarantine.setAside(entry);
  }

  /** A channel that is closed gives back what was not removed. */
  private async withMessages<T>(
    work: (messages: GetMessage[], remove: (message: GetMessage) => void) => Promise<T>,
  ): Promise<T> {
    const channel = await this.broker.model.createChannel();
    try {
      const messages = await this.read(channel);
      const removed = new Set<GetMessage>();
      const remove = (message: GetMessage) => {
        channel.ack(message);
        removed.add(message);
      };
      const result = await work(messages, remove);
      for (const message of messages.filter((one) => !removed.has(one) && isWorn(one))) {
        // A crash in between leaves two of the same id.
        await this.quarantine.bury(entryOf(message));
        remove(message);
      }
      return result;
    } finally {
      await channel.close();
    }
  }

  private async read(channel: Channel): Promise<GetMessage[]> {
    const messages: GetMessage[] = [];
    while (messages.length < deadLettersSeen) {
      const message = await channel.get(this.quarantine.deadLetterQueue);
      if (!message) break;
      messages.push(message);
    }
    return messages;
  }
}

function isWorn({ properties }: GetMessage): boolean {
  return Number(properties.headers?.['x-delivery-count'] ?? 0) >= mostReturns;
}

function entryOf({ content, properties }: GetMessage): Required<SetAside> {
  const headers = properties.headers as unknown as Omit<Required<SetAside>, 'content'>;
  const { processor, stream, partition, offset, cause, setAsideAt } = headers;
  return { processor, stream, partition, offset, cause, setAsideAt, content };
}

function idOf(message: GetMessage): string {
  const { processor, stream, offset, setAsideAt } = entryOf(message);
  return createHash('sha256').update([processor, stream, offset, setAsideAt].join('\n')).digest('hex').slice(0, 32);
}

function showLetter(message: GetMessage): DeadLetter {
  const { content, ...entry } = entryOf(message);
  return { id: idOf(message), ...entry, content: content.toString('utf8').slice(0, longestContent) };
}
