import { definePipeline, type Pipeline } from '@red-tortoise/pipeline';
import type npmFetch from 'npm-registry-fetch';
import { type ExtractOptions, extractFrom } from './extract.js';
import { loadWith } from './load.js';
import type { KnownLookUp, LookUp } from './look-up.js';
import { type RegistryClientOptions, registryClientDefaults } from './registry/registry-client.js';
import { defaultLifetimes, type Lifetimes } from './store/next-look-up.js';
import { transform } from './transform.js';

export interface NpmPipelineDependencies extends Pick<ExtractOptions, 'due'> {
  /** As `registryOptions` reads them from npm's configuration. */
  fetchOptions: npmFetch.Options;
  registry?: Partial<Omit<RegistryClientOptions, 'fetchOptions'>>;
  lifetimes?: Partial<Lifetimes>;
  pageSize?: number;
  /** Look-ups at the same time; 8 by default. */
  concurrency?: number;
  /** The most look-ups of one run; no limit by default. */
  budget?: number | null;
}

/** What npm's registry says of the packages that are due: compared with what we know, told as events, stored. */
export function npmPipeline(dependencies: NpmPipelineDependencies): Pipeline<LookUp, KnownLookUp> {
  const { due, fetchOptions, pageSize = 50, concurrency = 8, budget = null } = dependencies;
  const registry = { ...registryClientDefaults, ...dependencies.registry, fetchOptions };
  const lifetimes = { ...defaultLifetimes, ...dependencies.lifetimes };

  return definePipeline({
    name: 'npm',
    extract: extractFrom({ due, registry, pageSize, concurrency, budget }),
    transform,
    load: loadWith(lifetimes),
  });
}

export type { DueLookUp } from './look-up.js';
export { registryOptions } from './registry/registry-options.js';
export { RegistryOutage } from './registry/registry-outage.js';
