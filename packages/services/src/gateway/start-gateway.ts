import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ClientConnection } from './client-connection.js';
import type { GatewayState } from './command-context.js';
import { Cursors } from './cursors.js';
import { Postgres } from './postgres.js';
import { RetriedWrites } from './retried-writes.js';
import { Transactions } from './transactions.js';
import { Turns } from './turns.js';

const mostClients = 1_000;

export interface GatewayOptions {
  /** On the loopback address; 0 takes any free one. */
  port: number;
  /** The database with the DocumentDB extension, as a role that may set `deadlock_timeout` (a superuser). */
  postgresUrl: string;
  /** How long a transaction may take, in milliseconds; MongoDB's minute unless said. */
  transactionLifetime?: number;
}

export interface Gateway {
  port: number;
  state: GatewayState;
  /** Lets commands at work finish, rolls open transactions back and closes all connections. */
  close(): Promise<void>;
}

/** Starts a MongoDB server on 127.0.0.1 in front of DocumentDB. There is no authentication: keep it on loopback. */
export async function startGateway({ port, postgresUrl, transactionLifetime }: GatewayOptions): Promise<Gateway> {
  const postgres = new Postgres(postgresUrl);
  const cursors = new Cursors(postgres);
  const transactions = new Transactions(postgres, cursors, transactionLifetime);
  const clients = new Set<ClientConnection>();
  const state: GatewayState = {
    postgres,
    cursors,
    transactions,
    retriedWrites: new RetriedWrites(),
    commandTurns: new Turns(),
    writeTurns: new Turns(),
    startedAt: new Date(),
    clientCount: () => clients.size,
  };
  let clientId = 0;
  const server = createServer((socket) => {
    clientId += 1;
    const client = new ClientConnection(socket, clientId, state);
    clients.add(client);
    socket.on('close', () => clients.delete(client));
  });
  server.maxConnections = mostClients;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    state,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients) client.finish();
      await closed;
      await transactions.stop();
      cursors.stop();
      await postgres.close();
    },
  };
}
