import pino, { type DestinationStream, type Logger } from 'pino';
import { currentLogContext } from './request-context.js';
import { scrub } from './scrub.js';

export type { Logger } from 'pino';

const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', '["set-cookie"]'];
/** Where such a name may stand: on the line itself, or one or two levels below. */
const secretPaths = secretNames.flatMap((name) => {
  const below = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${below}`, `*.*${below}`];
});

/** JSON lines on standard output. Fields with the names of secrets are hidden, as are passwords in error texts. */
export function createLogger(
  options: { name: string; level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, censor: '[secret]' },
      // Last of all, over the whole line: a message may be an error's text.
      hooks: { streamWrite: scrub },
      mixin: () => ({ ...currentLogContext() }),
      serializers: { err: describeError, error: describeError },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

interface DescribedError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  cause?: DescribedError;
}

/** An error with its causes, five at the most. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error) && !isErrorLike(error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause, code } = error as Error & { code?: unknown };
  return {
    type: name,
    message,
    stack,
    code: code === undefined ? undefined : String(code),
    cause: cause === undefined || depth >= 4 ? undefined : describeError(cause, depth + 1),
  };
}

/** Errors of another realm, as worker threads and test runners have them. */
function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}
