import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line written on behalf of one request or job says of it. */
export interface LogContext {
  requestId?: string;
  job?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that each log line from within carries the context. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentLogContext(): LogContext | undefined {
  return storage.getStore();
}
