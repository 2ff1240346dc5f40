import type { Component, Finding } from '@red-tortoise/contracts';

export type ReportedComponent = Pick<
  Component,
  | 'purl'
  | 'ecosystem'
  | 'name'
  | 'version'
  | 'direct'
  | 'dev'
  | 'optional'
  | 'bundled'
  | 'path'
  | 'licence'
  | 'latest'
  | 'behind'
  | 'deprecated'
> & {
  /** The purls that it depends on, each a component too. */
  requires: string[];
};

export type ReportedFinding = Omit<Finding, 'projectId' | 'projectName' | 'packagePurl'>;

/** What is told about a project. Its lists are read anew each time, and never held as a whole. */
export interface ProjectReport {
  /** A UUID of this very document. */
  id: string;
  project: string;
  /** ISO, UTC. */
  createdAt: string;
  /** Of Red Tortoise. */
  toolVersion: string;
  components: () => AsyncIterable<ReportedComponent>;
  findings: () => AsyncIterable<ReportedFinding>;
}
