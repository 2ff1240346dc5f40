import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** From the terminal, twice and without showing it; or all of standard input when that is none. */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  const first = await ask('Password: ');
  if (first !== (await ask('Again: '))) throw new Error('The two are not the same');
  return first;
}

/** Readline echoes to its output, so it gets one that shows nothing. */
async function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Ctrl-C ends the program, as it does elsewhere.
  terminal.on('SIGINT', () => process.exit(130));
  process.stderr.write(question);
  const answer = await terminal.question('');
  process.stderr.write('\n');
  terminal.close();
  return answer;
}
