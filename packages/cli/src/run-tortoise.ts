import { Command, CommanderError, Option } from 'commander';
import { type ComponentsFormat, componentsFormats, listComponents } from './components/list-components.js';
import { exitCodes } from './exit-codes.js';

const exitCodesHelp = `
Exit codes:
  0   the file was read; what could not be assessed is listed on standard error
  2   the file could not be judged: unreadable, not supported, damaged or too big
  64  the command line was wrong`;

/**
 * The `tortoise` command. Writes to the process's own streams and returns the exit code, see `exitCodes`.
 * @param words the command line without node and script
 */
export async function runTortoise(words: string[]): Promise<number> {
  endQuietlyWhenReaderLeaves(process.stdout);
  endQuietlyWhenReaderLeaves(process.stderr);
  let exitCode: number = exitCodes.fine;
  const program = newCommand('tortoise').description('What changed in everything that you depend on.');
  program.addCommand(
    newCommand('components')
      .description('List the components of a lockfile or SBOM. Needs no server.')
      .argument('<file>', 'package-lock.json, yarn.lock, pnpm-lock.yaml, …, also gzipped; - for standard input')
      .addOption(new Option('-f, --format <format>', 'form of the list').choices(componentsFormats).default('table'))
      .action(async (file: string, { format }: { format: ComponentsFormat }) => {
        exitCode = await listComponents(file, format);
      }),
  );
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  return exitCode;
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
