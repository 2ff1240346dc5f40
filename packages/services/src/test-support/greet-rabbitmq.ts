import { exchange } from '../local/exchange.js';

/** Opens AMQP 0-9-1 and answers the server's introduction, in which it names itself. */
export async function greetRabbitmq(url: string): Promise<string> {
  let said = '';
  await exchange(Number(new URL(url).port), Buffer.from('AMQP\x00\x00\x09\x01', 'latin1'), (answer) => {
    said = answer.toString('latin1');
    return said.endsWith('\xce');
  });
  return said;
}
