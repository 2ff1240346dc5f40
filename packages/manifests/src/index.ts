export type { Component, Manifest, ManifestFormat, NotAssessed, NotAssessedReason } from './manifest.js';
export { ManifestError } from './manifest-error.js';
export { manifestLimits } from './manifest-limits.js';
export { npmPurl, type PackageUrl, parsePurl } from './package-url.js';
export { type ParseOptions, parseManifest } from './parse-manifest.js';
export { gunzipManifest } from './reading/gunzip-manifest.js';
export { parseVex } from './vex/parse-vex.js';
export { VexError } from './vex/vex-error.js';
export type { VexDocument, VexProduct, VexStatement } from './vex/vex-statement.js';
