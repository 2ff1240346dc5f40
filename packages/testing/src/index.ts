export { advisoryDocument, type MadeUpAdvisory } from './advisories/advisory-document.js';
export { componentManifest } from './advisories/component-manifest.js';
export { createCustomer, type TestCustomer } from './customers/create-customer.js';
export * from './registry.js';
export { createProjectRows, openStores, type TestStores } from './stores/open-stores.js';
export { keepReferenceRows } from './stores/reference-rows.js';
