import type { SemVer } from 'semver';
import type { PublishedDependency } from './published-package.js';

/** A published version, read. The same object stands for it everywhere. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly parsed: SemVer;
  readonly dependencies: readonly PublishedDependency[] | null;
  readonly isDeprecated: boolean;
  readonly isUnpublished: boolean;
}
