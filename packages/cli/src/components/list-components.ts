import { exitCodes } from '../exit-codes.js';
import { explainError } from '../input/explain-error.js';
import { formatNotAssessed } from '../input/format-not-assessed.js';
import { printable } from '../input/printable.js';
import { readManifest } from '../input/read-manifest.js';
import { formatJson } from './format-json.js';
import { formatTable } from './format-table.js';
import { formatTsv } from './format-tsv.js';

const formatters = { table: formatTable, json: formatJson, tsv: formatTsv };

export type ComponentsFormat = keyof typeof formatters;
export const componentsFormats = Object.keys(formatters) as ComponentsFormat[];

/** Prints the components to standard output and what cannot be assessed to standard error. Returns the exit code. */
export async function listComponents(file: string, format: ComponentsFormat): Promise<number> {
  try {
    const manifest = await readManifest(file);
    process.stdout.write(formatters[format](manifest));
    process.stderr.write(formatNotAssessed(manifest.notAssessed));
    return exitCodes.fine;
  } catch (error) {
    process.stderr.write(`tortoise: ${printable(file)}: ${printable(await explainError(error))}\n`);
    return exitCodes.notJudged;
  }
}
