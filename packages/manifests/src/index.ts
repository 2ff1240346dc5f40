export type { Component, Manifest, ManifestFormat, NotAssessed, NotAssessedReason } from './manifest.js';
export { ManifestError } from './manifest-error.js';
export { type ParseOptions, parseManifest } from './parse-manifest.js';
