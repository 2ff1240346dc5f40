import { readFileSync } from 'node:fs';

/** The version of the API, by its own package.json. */
export function toolVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
