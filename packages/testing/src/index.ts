export * from './loopback-registry/faults.js';
export * from './loopback-registry/replay-history.js';
export * from './loopback-registry/replay-options.js';
export * from './loopback-registry/request-counts.js';
export * from './loopback-registry/run-through-time.js';
export * from './loopback-registry/start-loopback-registry.js';
export * from './loopback-registry/visible-at.js';
export * from './packument.js';
