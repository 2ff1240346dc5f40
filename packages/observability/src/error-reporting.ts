import { scrub } from './scrub.js';

type Sentry = typeof import('@sentry/node');

const usedIntegrations = new Set([
  'EventFilters',
  'FunctionToString',
  'LinkedErrors',
  'Dedupe',
  'NodeSystemError',
  'ContextLines',
  'Context',
]);

let sentry: Sentry | null = null;

/**
 * Starts reporting errors to Sentry. Without a DSN nothing is loaded, which saves some 60 MB, and `reportError` does
 * nothing. Reports hold no cookies, no bodies, no addresses of people.
 */
export async function startErrorReporting(options: {
  dsn: string | undefined;
  name: string;
  environment: string;
}): Promise<void> {
  if (!options.dsn) return;
  sentry = await import('@sentry/node');
  sentry.init({
    dsn: options.dsn,
    environment: options.environment,
    serverName: options.name,
    tracesSampleRate: 0,
    enableRuntimeChannelInjection: false,
    // Errors only. No library is instrumented, and what is fatal is ours to decide: see onFatalError.
    integrations: (defaults) => defaults.filter(({ name }) => usedIntegrations.has(name)),
    beforeSend(event) {
      delete event.user;
      if (event.request) event.request = { method: event.request.method, url: event.request.url };
      for (const exception of event.exception?.values ?? []) {
        if (exception.value) exception.value = scrub(exception.value);
      }
      return event;
    },
  });
}

/** Reports an error that is a fault of ours, with a few words on where it happened. */
export function reportError(error: unknown, where: Record<string, string | undefined> = {}): void {
  if (!sentry) return;
  const client = sentry;
  client.withScope((scope) => {
    for (const [name, value] of Object.entries(where)) if (value !== undefined) scope.setTag(name, value);
    client.captureException(error);
  });
}

/** Waits for the reports that are still on their way, `timeout` milliseconds at the most. */
export async function flushErrorReports(timeout: number): Promise<void> {
  await sentry?.flush(timeout);
}
