#!/usr/bin/env node
import { join } from 'node:path';
import { resetServices } from './cli/reset-services.js';
import { runInForeground } from './cli/run-in-foreground.js';
import { showLogs } from './cli/show-logs.js';
import { showStatus } from './cli/show-status.js';
import { startInBackground } from './cli/start-in-background.js';
import { stopServices } from './cli/stop-services.js';
import { repositoryRoot } from './package-paths.js';

const usage = `The local PostgreSQL, MongoDB, Redis and RabbitMQ

  npm run services -- status        what runs where, with process numbers and memory
  npm run services -- start         start them in the background
  npm run services -- stop          stop them, and with them the \`npm start\` that runs them
  npm run services -- reset         stop them and delete their data and logs
  npm run services -- logs [name]   the end of the logs: postgres, mongo, redis or rabbitmq; --follow to go on

Their directory is .local/dev, or what RED_TORTOISE_SERVICES_DIRECTORY says.
`;

const commands: Record<string, (directory: string, rest: string[]) => Promise<void>> = {
  status: showStatus,
  start: startInBackground,
  run: runInForeground,
  stop: stopServices,
  reset: resetServices,
  logs: showLogs,
};

// `| head` closes our output while we write: that is its right.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(usage);
  process.exit(name === '' || name === 'help' || name === '--help' ? 0 : 2);
}
const directory = process.env.RED_TORTOISE_SERVICES_DIRECTORY || join(repositoryRoot, '.local', 'dev');
try {
  await command(directory, rest);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
