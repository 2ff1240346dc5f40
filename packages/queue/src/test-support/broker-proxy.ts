import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface Line {
  client: Socket;
  broker: Socket;
  publishes: boolean;
  blocked: boolean;
}

/** The method `queue.declare` of AMQP 0-9-1, as it stands in a frame. */
const declareQueue = Buffer.from([0, 50, 0, 10]);
/** And `basic.publish`. */
const publish = Buffer.from([0, 60, 0, 40]);

/**
 * The real broker behind a line on which it can say that it is out of memory, and then reads nothing more, and which
 * can be lost at the worst of moments.
 */
export class BrokerProxy {
  private readonly lines: Line[] = [];
  private lossesLeft = 0;
  private lose: (line: Line) => void = () => {};

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(address: string): Promise<BrokerProxy> {
    const target = new URL(address);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = new URL(address);
    own.port = String((server.address() as AddressInfo).port);
    const proxy = new BrokerProxy(server, own.href);
    server.on('connection', (client) => {
      const broker = connect(Number(target.port), target.hostname);
      client.on('error', () => broker.destroy()).pipe(broker);
      broker.on('error', () => client.destroy()).pipe(client);
      const line = { client, broker, publishes: false, blocked: false };
      proxy.lines.push(line);
      client.on('data', (sent) => {
        line.publishes ||= sent.includes(publish);
        proxy.loseAtDeclaration(line, sent);
      });
    });
    return proxy;
  }

  /** Loses each of the next connections while a process declares its queues on it. */
  loseNext(connections: number, how: 'line' | 'close'): void {
    this.lossesLeft = connections;
    this.lose = how === 'line' ? cut : sayClose;
  }

  private loseAtDeclaration(line: Line, sent: Buffer): void {
    if (this.lossesLeft === 0 || !sent.includes(declareQueue)) return;
    this.lossesLeft--;
    this.lose(line);
  }

  /** Of connections that are still to be lost. */
  get losses(): number {
    return this.lossesLeft;
  }

  /** Loses every connection that there is. */
  loseAll(): void {
    for (const line of this.lines) cut(line);
  }

  /** As a broker does, on which something was published; or everywhere. */
  async block(where: 'publishing' | 'everywhere' = 'publishing'): Promise<void> {
    for (const line of this.lines) {
      if (where === 'publishing' && !line.publishes) continue;
      line.blocked = true;
      const { client, broker } = line;
      client.unpipe(broker);
      client.pause();
      client.write(methodFrame(60, Buffer.from('\x06memory')));
    }
    // It is read by then.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }

  async unblock(): Promise<void> {
    for (const line of this.lines) {
      if (!line.blocked) continue;
      line.blocked = false;
      const { client, broker } = line;
      client.write(methodFrame(61, Buffer.alloc(0)));
      client.pipe(broker);
    }
  }

  async close(): Promise<void> {
    this.loseAll();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A method of the class `connection` as a frame of AMQP 0-9-1; 60 is `blocked`, 61 is `unblocked`. */
function methodFrame(method: number, content: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(content.length + 4, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, content, Buffer.from([0xce])]);
}

function cut({ client, broker }: Line): void {
  client.destroy();
  broker.destroy();
}

/** A broker that is stopped by its staff says so, which is no error to a client. */
function sayClose({ client, broker }: Line): void {
  broker.destroy();
  const reason = 'CONNECTION_FORCED - broker forced connection closure';
  const content = Buffer.alloc(2 + 1 + reason.length + 4);
  content.writeUInt16BE(320, 0);
  content.writeUInt8(reason.length, 2);
  content.write(reason, 3);
  client.end(methodFrame(50, content));
}
