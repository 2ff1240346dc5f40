import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { Stop } from './stop-with-message.mjs';

/**
 * Runs a command and keeps its output to itself; when it fails, the error holds the output's end.
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
      else reject(new Stop(`${[command, ...args].join(' ')} failed (${signal ?? code}):\n${tail(everything)}`));
    });
  });
}

const tail = (text) => text.trimEnd().split('\n').slice(-60).join('\n');
