import { EventModel } from '@red-tortoise/documents';

interface Command {
  collection: string;
  /** How many documents it may read at the most; infinite where it does not say. */
  limit: number;
  /** How many ids it asks for. */
  ids: number;
}

/** What counts of a command as it is sent. */
interface Sent {
  find?: string;
  aggregate?: string;
  limit?: number;
  filter?: { _id?: { $in?: unknown[] } };
  pipeline?: { $limit?: number }[];
}

/** The reading commands that this process sends to MongoDB during `work`. */
export async function commandsDuring(work: () => Promise<unknown>): Promise<Command[]> {
  const commands: Command[] = [];
  const client = EventModel.db.getClient();
  const started = ({ command }: { command: Sent }) => {
    const { find, aggregate, limit, filter, pipeline } = command;
    const collection = find ?? aggregate;
    if (collection === undefined) return;
    const most = limit ?? pipeline?.find(({ $limit }) => $limit)?.$limit ?? Number.POSITIVE_INFINITY;
    commands.push({ collection, limit: most, ids: filter?._id?.$in?.length ?? 0 });
  };
  client.on('commandStarted', started);
  try {
    await work();
  } finally {
    client.off('commandStarted', started);
  }
  return commands;
}
