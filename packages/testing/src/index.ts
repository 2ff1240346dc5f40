export * from './registry.js';
export { createProjectRows, openStores, type TestStores } from './stores/open-stores.js';
