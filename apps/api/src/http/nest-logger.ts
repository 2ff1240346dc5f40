import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@red-tortoise/observability';

/** What Nest says of itself, in our log; its start-up talk only when asked for. */
export function nestLogger(logger: Logger): LoggerService {
  const say =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.at(-1);
      if (message instanceof Error) logger[level]({ err: message, context }, message.message);
      else logger[level]({ context, details: rest.slice(0, -1) }, String(message));
    };
  return {
    log: say('debug'),
    debug: say('debug'),
    verbose: say('debug'),
    warn: say('warn'),
    error: say('error'),
    fatal: say('error'),
  };
}
