import type { InstalledComponent, ProjectGraph } from './project-graph.js';
import type { PublishedPackages } from './published-packages.js';

/** Of a version, by everything that is known: `malicious` is an attack, which no fix may bring in. */
export type Standing = 'clean' | 'vulnerable' | 'malicious';

/** Which change removes a vulnerable component from a project? */
export interface FixQuestion {
  graph: ProjectGraph;
  vulnerable: InstalledComponent;
  /** Whether the finding's advisories affect a version of the vulnerable package. */
  isAffected(version: string): boolean;
  standingOf(name: string, version: string): Standing;
  published: PublishedPackages;
}
