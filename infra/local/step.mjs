import { styleText } from 'node:util';

const width = 34;

/**
 * Runs one step and prints one line about it: what it was, how it went, how long it took.
 * `work` may return a few words that say more ("3 packages"); a step that throws prints a cross and throws on.
 */
export async function step(title, work) {
  const start = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(styleText('dim', `  · ${title}`));
  try {
    const note = await work();
    finish(styleText('green', '✓'), title, start, typeof note === 'string' ? note : '', live);
  } catch (error) {
    finish(styleText('red', '✗'), title, start, '', live);
    throw error;
  }
}

function finish(mark, title, start, note, live) {
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const line = `  ${mark} ${title.padEnd(width)} ${styleText('dim', seconds.padStart(8))}  ${styleText('dim', note)}`;
  process.stdout.write(`${live ? '\r\u001b[K' : ''}${line.trimEnd()}\n`);
}
