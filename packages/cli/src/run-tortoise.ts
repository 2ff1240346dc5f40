import { Command, CommanderError, Option } from 'commander';
import { type ComponentsFormat, componentsFormats, listComponents } from './components/list-components.js';
import { exitCodes } from './exit-codes.js';
import type { ScanOptions } from './scan/scan-file.js';
import { scanFormats } from './scan/scan-formats.js';
import { thresholds } from './scan/thresholds.js';

const exitCodesHelp = `
Exit codes:
  0   the file was read; a scan found nothing at or above the threshold
  1   a scan found something at or above the threshold
  2   the file could not be judged: unreadable, not supported, damaged or too big, or no advisory could be read
  64  the command line was wrong
What could not be assessed is listed on standard error.`;

const fileHelp = 'package-lock.json, yarn.lock, pnpm-lock.yaml, …, also gzipped; - for standard input';

/**
 * The `tortoise` command. Writes to the process's own streams and returns the exit code, see `exitCodes`.
 * @param words the command line without node and script
 */
export async function runTortoise(words: string[]): Promise<number> {
  endQuietlyWhenReaderLeaves(process.stdout);
  endQuietlyWhenReaderLeaves(process.stderr);
  let exitCode: number = exitCodes.fine;
  const keep = (code: number) => {
    exitCode = code;
  };
  const program = newCommand('tortoise').description('What changed in everything that you depend on.');
  program.addCommand(componentsCommand(keep));
  program.addCommand(scanCommand(keep));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  return exitCode;
}

function componentsCommand(keep: (code: number) => void): Command {
  return newCommand('components')
    .description('List the components of a lockfile or SBOM. Needs no server.')
    .argument('<file>', fileHelp)
    .addOption(new Option('-f, --format <format>', 'form of the list').choices(componentsFormats).default('table'))
    .action(async (file: string, { format }: { format: ComponentsFormat }) => {
      keep(await listComponents(file, format));
    });
}

function scanCommand(keep: (code: number) => void): Command {
  const also = (path: string, paths: string[]) => [...paths, path];
  return newCommand('scan')
    .description('Find the components of a lockfile or SBOM that advisories speak of. Needs no server.')
    .argument('<file>', fileHelp)
    .addOption(
      new Option('-a, --advisories <path>', 'OSV records: .ndjson, .json, also gzipped, or a folder; may be repeated')
        .argParser(also)
        .default([], 'the few that come with tortoise'),
    )
    .addOption(new Option('-f, --format <format>', 'form of the findings').choices(scanFormats).default('table'))
    .addOption(
      new Option('--fail-on <severity>', 'least severity that exits with 1').choices(thresholds).default('any'),
    )
    .action(async (file: string, options: ScanOptions) => {
      const { scanFile } = await import('./scan/scan-file.js'); // what no other command has to load
      keep(await scanFile(file, options));
    });
}

/** Every command throws instead of ending the process, and knows the exit codes. */
function newCommand(name: string): Command {
  return new Command(name)
    .exitOverride()
    .showHelpAfterError('(--help tells how it is used)')
    .addHelpText('after', exitCodesHelp);
}

/** `tortoise … | head` closes the pipe before everything is written, which is no error of anyone. */
function endQuietlyWhenReaderLeaves(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
