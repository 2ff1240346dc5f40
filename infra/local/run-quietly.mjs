import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';
import { Stop } from './stop-with-message.mjs';

const most = 160;

/**
 * Runs a command and keeps its output to itself; when it fails, the error holds what was said.
 * Answers with standard output.
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let everything = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on('data', (chunk) => {
      everything += chunk;
    });
    child.on('error', (error) => reject(new Stop(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Stop(`${[command, ...args].join(' ')} failed (${signal ?? code}):\n${shorten(everything)}`));
    });
  });
}

/** The cause tends to stand at one of the ends. */
function shorten(text) {
  const lines = stripVTControlCharacters(text).trimEnd().split('\n');
  if (lines.length <= most) return lines.join('\n');
  const half = most / 2;
  return [...lines.slice(0, half), `… ${lines.length - most} lines …`, ...lines.slice(-half)].join('\n');
}
