import { definePipeline, type Pipeline } from '@red-tortoise/pipeline';
import type { KnownLookUp, LookUp } from '../packages/look-up.js';
import { type RegistryLimits, registryLimits } from '../packages/registry/registry-client.js';
import { defaultLifetimes, type Lifetimes } from '../packages/store/next-look-up.js';
import { extractFromNpm, type NpmExtractOptions } from './extract.js';
import { loadNpm } from './load.js';
import { transform } from './transform.js';

export interface NpmPipelineDependencies extends Pick<NpmExtractOptions, 'due' | 'fetchOptions'> {
  limits?: Partial<RegistryLimits>;
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
  const limits = { ...registryLimits, ...dependencies.limits };
  const lifetimes = { ...defaultLifetimes, ...dependencies.lifetimes };

  return definePipeline({
    name: 'npm',
    extract: extractFromNpm({ due, fetchOptions, limits, pageSize, concurrency, budget }),
    transform,
    load: loadNpm(lifetimes),
  });
}

export { registryOptions } from './registry/registry-options.js';
