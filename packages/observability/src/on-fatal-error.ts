import type { Logger } from './create-logger.js';
import { flushErrorReports, reportError } from './error-reporting.js';

/**
 * An error that nobody handled leaves the process in a state that nobody knows: it is logged and reported, and the
 * process ends with code 1, to be started anew.
 */
export function onFatalError(logger: Logger, exit: (code: number) => void = (code) => process.exit(code)): void {
  const end = (kind: string) => (error: unknown) => {
    logger.fatal({ err: error, kind }, 'an error that nobody handled');
    reportError(error, { kind });
    void flushErrorReports(2_000).finally(() => exit(1));
  };
  process.on('uncaughtException', end('uncaughtException'));
  process.on('unhandledRejection', end('unhandledRejection'));
}
