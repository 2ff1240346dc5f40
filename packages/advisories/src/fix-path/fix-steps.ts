import type { FixStep } from '@red-tortoise/contracts';
import semver from 'semver';
import type { Change } from './find-change.js';
import type { InstalledComponent } from './project-graph.js';
import type { Resolved } from './prove-change.js';
import type { Release } from './release.js';

/** Upgrades first: what they bring along is what a refresh has to find. */
export function fixSteps({ upgrades, refreshes, removed }: Change, resolved: readonly Resolved[]): FixStep[] {
  const moved = [...upgrades].map(([component, { version }]) => stepOf('upgrade', component, version));
  const refreshed = [...removed]
    .filter(({ name }) => refreshes.has(name))
    .flatMap((component) => {
      const to = leastAfter(component, resolved);
      return to ? [stepOf('refresh', component, to.version)] : [];
    });
  return [...moved.sort(byName), ...refreshed.sort(byName)];
}

/** Of what the ranges come to that led to the component, or might have. Null where none is left that does. */
function leastAfter(component: InstalledComponent, resolved: readonly Resolved[]): Release | null {
  const releases = resolved
    .filter(({ before, release }) => release.name === component.name && (before === null || before === component))
    .map(({ release }) => release)
    .filter(({ parsed }) => parsed.compare(component.version) > 0)
    .sort((one, other) => one.parsed.compare(other.parsed));
  return releases[0] ?? null;
}

function stepOf(kind: FixStep['kind'], { packagePurl, name, version }: InstalledComponent, to: string): FixStep {
  return { kind, packagePurl, name, from: version, to, level: levelBetween(version, to) };
}

function levelBetween(from: string, to: string): FixStep['level'] {
  const [lower, higher] = [semver.parse(from, { loose: true }), semver.parse(to, { loose: true })];
  if (lower === null || higher === null) return null;
  if (higher.prerelease.length > 0) return 'prerelease';
  if (higher.major !== lower.major) return 'major';
  return higher.minor !== lower.minor ? 'minor' : 'patch';
}

function byName(one: FixStep, other: FixStep): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
