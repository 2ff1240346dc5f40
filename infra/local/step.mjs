import { styleText } from 'node:util';

const width = 28;

/**
 * Runs one step and prints one line about it: what it was, how it went, how long it took.
 * `work` may return a few words that say more ("3 packages"); a step that throws prints a cross and throws on.
 * Answers with what `work` answers.
 */
export async function step(title, work) {
  const start = performance.now();
  const stopTicking = process.stdout.isTTY ? tick(title, start) : () => {};
  try {
    const note = await work();
    stopTicking();
    process.stdout.write(line(styleText('green', '✓'), title, start, typeof note === 'string' ? note : ''));
    return note;
  } catch (error) {
    stopTicking();
    process.stdout.write(line(styleText('red', '✗'), title, start, ''));
    throw error;
  }
}

/** On a terminal the line is there from the start, and its seconds run. */
function tick(title, start) {
  const draw = () => process.stdout.write(`\r\u001b[K${line(styleText('dim', '·'), title, start, '').trimEnd()}`);
  draw();
  const timer = setInterval(draw, 500);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\u001b[K');
  };
}

function line(mark, title, start, note) {
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  return `  ${mark} ${title.padEnd(width)} ${styleText('dim', `${seconds.padStart(8)}  ${note}`.trimEnd())}\n`;
}
