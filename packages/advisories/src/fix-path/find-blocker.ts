import type { BlockedWay } from './find-change.js';
import { Gaps } from './gaps.js';
import { judgeRelease } from './judge-release.js';
import type { InstalledComponent } from './project-graph.js';
import type { Walk } from './walk.js';

/** Who on a blocked way holds it: the first above the vulnerable component of which no higher release is good. */
export function findBlocker(walk: Walk, way: BlockedWay): InstalledComponent {
  const { published } = walk.question;
  const gaps = new Gaps(); // What cannot be seen here changes nothing: the last one of the way is known to hold it.
  const holds = ({ name, version }: InstalledComponent): boolean => {
    const higher = published.find(name)?.above(version) ?? null;
    const verdictOf = (release: NonNullable<typeof higher>[number]) =>
      judgeRelease(release, { published, isBad: walk.isBad, gaps });
    return higher?.every((release) => verdictOf(release) === 'bad') ?? false;
  };
  return way.slice(1).find(holds) ?? (way.at(-1) as InstalledComponent);
}
