import { existsSync } from 'node:fs';
import { inRoot } from '../local/paths.mjs';
import { runQuietly } from '../local/run-quietly.mjs';

const writer = inRoot('apps/api/dist/openapi.js');

/**
 * The API's description as the API itself tells it: a command of apps/api that needs no store and prints the document.
 * `[path below docs/reference, text]`, or nothing while there is no such command.
 */
export async function openApiPage() {
  if (!existsSync(writer)) return [];
  const printed = await runQuietly(process.execPath, [writer]);
  return [['openapi.json', `${JSON.stringify(JSON.parse(printed), null, 2)}\n`]];
}
