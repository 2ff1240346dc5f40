import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { CaughtMail } from './caught-mail.js';

const largest = 5 * 1024 * 1024;

export interface ReceiveOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  onMail: (mail: CaughtMail) => void;
  /** An SMTP status from 400 for a recipient to refuse, else null. */
  refuse?: (recipient: string) => number | null;
}

/** An SMTP server for one's own machine: it takes every mail, knows no passwords and passes nothing on. */
export async function receiveMails({ host, port, onMail, refuse = () => null }: ReceiveOptions) {
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: largest,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const status = refuse(address);
      callback(status === null ? null : Object.assign(new Error('not wanted here'), { responseCode: status }));
    },
    onData(stream, session, callback) {
      readMail(stream, session).then((mail) => {
        onMail({ id: ++count, ...mail });
        callback(null, 'kept');
      }, callback);
    },
  });
  // A client that goes away in the middle of a mail is no reason to end.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function readMail(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Omit<CaughtMail, 'id'>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= largest) chunks.push(chunk);
  }
  if (bytes > largest) throw Object.assign(new Error('larger than 5 MB'), { responseCode: 552 });
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  return {
    at: new Date().toISOString(),
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    text: mail.text ?? null,
    html: mail.html ?? null,
  };
}
