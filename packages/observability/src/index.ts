export { createHealth, type Health, type PartHealth, type Readiness } from './create-health.js';
export { createLogger, describeError, type Logger } from './create-logger.js';
export { createMetrics, type Metrics } from './create-metrics.js';
export { flushErrorReports, reportError, startErrorReporting } from './error-reporting.js';
export { onFatalError } from './on-fatal-error.js';
export { onShutdown, type ShutdownStep } from './on-shutdown.js';
export { currentLogContext, type LogContext, withLogContext } from './request-context.js';
export { scrub } from './scrub.js';
export { serveHealth } from './serve-health.js';
