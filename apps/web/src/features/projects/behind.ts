import type { Component, ProjectSummary } from '@red-tortoise/contracts';
import type { Tone } from '../../shell/tag.js';

type BehindLevel = Component['behind'];

interface BehindEntry {
  level: BehindLevel;
  /** As a state of one component. */
  label: string;
  tone: Tone;
}

/** The levels in the order in which a bar shows them. */
export const behindEntries: readonly BehindEntry[] = [
  { level: 'none', label: 'Up to date', tone: 'green' },
  { level: 'patch', label: 'Patch behind', tone: 'blue' },
  { level: 'minor', label: 'Minor behind', tone: 'amber' },
  { level: 'major', label: 'Major behind', tone: 'red' },
  { level: 'unknown', label: 'Not known', tone: 'grey' },
];

/** How many components are behind in any way, as far as that is known. */
export function countBehind({ patch, minor, major }: ProjectSummary['behind']): number {
  return patch + minor + major;
}
