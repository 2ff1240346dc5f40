import type { Gaps } from './gaps.js';
import type { PublishedDependency } from './published-package.js';
import type { PublishedPackages } from './published-packages.js';
import type { Release } from './release.js';
import { requestedBy } from './requested.js';

/** `unknown`: the gaps have been told why. */
export type Verdict = 'clean' | 'bad' | 'unprovable' | 'unknown';

/** The most releases that one walk visits. */
const mostVisits = 5_000;

/**
 * Judges what a release brings along, installed where nothing is yet: whether anything bad is among what npm picks for
 * the published ranges, all the way down. What is bundled is anything that its range admits.
 */
export function judgeRelease(
  release: Release,
  { published, isBad, gaps }: { published: PublishedPackages; isBad: (release: Release) => boolean; gaps: Gaps },
): Verdict {
  const visited = new Set<Release>();
  const inBundles = new Set<Release>();
  const waiting: [Release, inBundle: boolean][] = [];
  const reach = (reached: Release, inBundle: boolean) => {
    const seen = inBundle ? inBundles : visited;
    if (seen.has(reached)) return;
    seen.add(reached);
    waiting.push([reached, inBundle]);
  };
  const unknown = { needed: new Set<string>(), missing: new Set<string>() };
  let unprovable = false;
  reach(release, false);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [current, inBundle] = next;
    if (isBad(current)) return 'bad';
    if (visited.size + inBundles.size > mostVisits) return 'unprovable';
    if (current.dependencies === null) unknown.missing.add(current.name);
    for (const dependency of current.dependencies ?? []) {
      const target = targetsOf(dependency, inBundle, published);
      if (target === 'uninstallable') return 'bad';
      else if (target === 'unprovable') unprovable = true;
      else if (target === 'needed' || target === 'missing') unknown[target].add(dependency.name);
      else for (const reached of target) reach(reached, inBundle || dependency.kind === 'bundled');
    }
  }
  for (const name of unknown.needed) gaps.needed.add(name);
  for (const name of unknown.missing) gaps.missing.add(name);
  if (unknown.needed.size + unknown.missing.size > 0) return 'unknown';
  return unprovable ? 'unprovable' : 'clean';
}

type Targets = readonly Release[] | 'needed' | 'missing' | 'unprovable' | 'uninstallable';

/** What a range leads to where nothing is installed yet. */
export function targetsOf(
  { name, range, kind }: PublishedDependency,
  inBundle: boolean,
  published: PublishedPackages,
): Targets {
  // npm installs no optional peer by itself.
  if (kind === 'optional-peer') return [];
  if (requestedBy(range).type === 'elsewhere') return 'unprovable';
  const releases = published.find(name);
  if (releases === undefined) return 'needed';
  if (releases === null) return 'missing';
  if (inBundle || kind === 'bundled') {
    const admitted = releases.admitted(range);
    return admitted.length > 0 ? admitted : 'unprovable';
  }
  const picked = releases.pick(range);
  if (picked !== null) return [picked];
  return kind === 'optional' ? [] : 'uninstallable';
}
