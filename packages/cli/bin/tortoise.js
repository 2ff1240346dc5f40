#!/usr/bin/env node
import { runTortoise } from '../dist/index.js';

process.exitCode = await runTortoise(process.argv.slice(2));
