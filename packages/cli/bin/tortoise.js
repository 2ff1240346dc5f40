#!/usr/bin/env node
import { exitCodes, runTortoise } from '../dist/index.js';

// Node would end with 1, which a script takes for findings.
process.on('uncaughtException', (error) => {
  process.stderr.write(`tortoise: a fault of the program itself\n${error?.stack ?? error}\n`);
  process.exit(exitCodes.notJudged);
});

process.exitCode = await runTortoise(process.argv.slice(2));
