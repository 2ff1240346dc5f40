import { ManifestError, type NotAssessed, parseManifest } from '@red-tortoise/manifests';
import { exitCodes } from '../exit-codes.js';
import { formatJson } from './format-json.js';
import { formatTable } from './format-table.js';
import { formatTsv } from './format-tsv.js';
import { printable } from './printable.js';
import { readInput } from './read-input.js';

const formatters = { table: formatTable, json: formatJson, tsv: formatTsv };

export type ComponentsFormat = keyof typeof formatters;
export const componentsFormats = Object.keys(formatters) as ComponentsFormat[];

/** Prints the components to standard output and what cannot be assessed to standard error. Returns the exit code. */
export async function listComponents(file: string, format: ComponentsFormat): Promise<number> {
  try {
    const manifest = parseManifest(await readInput(file), { filename: file.replace(/\.gz$/i, '') });
    process.stdout.write(formatters[format](manifest));
    process.stderr.write(formatNotAssessed(manifest.notAssessed));
    return exitCodes.fine;
  } catch (error) {
    process.stderr.write(`tortoise: ${printable(file)}: ${printable(await explain(error))}\n`);
    return exitCodes.notJudged;
  }
}

function formatNotAssessed(items: NotAssessed[]): string {
  if (items.length === 0) return '';
  const lines = items.map(({ name, version, reason, detail }) => {
    return `  ${printable(version === null ? name : `${name}@${version}`)}\t${reason}\t${printable(detail)}\n`;
  });
  return `not assessed: ${items.length}\n${lines.join('')}`;
}

/** The public texts come with all contracts, which only a failure has to load. Anything unforeseen stays a crash. */
async function explain(error: unknown): Promise<string> {
  if (error instanceof ManifestError) {
    const { manifestErrorTexts } = await import('@red-tortoise/contracts');
    return `${manifestErrorTexts[error.code]} ${error.detail} [${error.code}]`;
  }
  if (error instanceof Error && 'syscall' in error) return `It cannot be read: ${error.message}`;
  throw error;
}
