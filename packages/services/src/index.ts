export type { RunningServices, ServiceProcess, StartOptions } from './running-services.js';
export type { ServiceName, ServiceUrls } from './service-urls.js';
export { ServicesError, type ServicesErrorCode } from './services-error.js';
export { startServices } from './start-services.js';
