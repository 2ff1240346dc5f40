import type npmFetch from 'npm-registry-fetch';
import { type ExtractOptions, extractWith } from '../packages/extract.js';
import { askNpm } from './registry/ask-npm.js';
import { registryOf } from './registry/registry-of.js';

export interface NpmExtractOptions extends Omit<ExtractOptions, 'ask' | 'hostOf'> {
  /** As `registryOptions` reads them from npm's configuration. */
  fetchOptions: npmFetch.Options;
}

/** Asks the registry that npm's configuration names for a package or its scope. */
export function extractFromNpm({ fetchOptions, ...options }: NpmExtractOptions) {
  return extractWith({
    ...options,
    hostOf: (name) => registryOf(name, fetchOptions),
    ask: askNpm(fetchOptions),
  });
}
