export { exitCodes } from './exit-codes.js';
export { runTortoise } from './run-tortoise.js';
