import { connect } from 'node:net';

const patience = 1000;
const answerLimit = 64 * 1024;

/** Sends a greeting to a loopback port and resolves when the answer is the one expected; rejects otherwise. */
export function exchange(port: number, greeting: Buffer, isExpected: (answer: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let answer = Buffer.alloc(0);
    const finish = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.setTimeout(patience, () => finish(new Error(`no answer from port ${port}`)));
    socket.once('error', finish);
    socket.once('connect', () => socket.write(greeting));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (isExpected(answer)) finish();
      else if (answer.length > answerLimit) finish(new Error(`port ${port} answers something else`));
    });
    socket.once('close', () => finish(new Error(`port ${port} closed the connection`)));
  });
}
