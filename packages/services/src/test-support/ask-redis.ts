import { exchange } from '../local/exchange.js';

/** Sends one inline command and answers what the server says to it, without the end of the line. */
export async function askRedis(url: string, command: string): Promise<string> {
  let said = '';
  await exchange(Number(new URL(url).port), Buffer.from(`${command}\r\n`), (answer) => {
    said = answer.toString('utf8');
    return said.endsWith('\r\n');
  });
  return said.trimEnd();
}
