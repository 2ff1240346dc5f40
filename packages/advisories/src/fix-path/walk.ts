import type { FixQuestion } from './fix-question.js';
import { Gaps } from './gaps.js';
import { judgeRelease, type Verdict } from './judge-release.js';
import type { InstalledComponent } from './project-graph.js';
import type { PublishedDependency } from './published-package.js';
import type { Release } from './release.js';
import { requestedBy } from './requested.js';

/** What looking for a fix and proving it have in common: the question, what is known already, and the gaps. */
export class Walk {
  readonly gaps = new Gaps();
  private readonly verdicts = new Map<Release, Verdict>();

  constructor(readonly question: FixQuestion) {}

  isBad = ({ name, version }: Release): boolean =>
    (name === this.question.vulnerable.name && this.question.isAffected(version)) ||
    this.question.standingOf(name, version) === 'malicious';

  judge(release: Release): Verdict {
    const before = this.verdicts.get(release);
    if (before !== undefined) return before;
    const { published } = this.question;
    const verdict = judgeRelease(release, { published, isBad: this.isBad, gaps: this.gaps });
    this.verdicts.set(release, verdict);
    return verdict;
  }

  /**
   * The published ranges through which an installed component asks for another. None, and a gap, where they are not known
   * or do not admit what is installed: then something else decided, such as an override.
   */
  rangesBetween(asker: InstalledComponent, asked: InstalledComponent): PublishedDependency[] {
    const dependencies = this.dependenciesOf(asker);
    if (dependencies === null) return [];
    const parsed = this.question.graph.parsedVersion(asked);
    const ranges = dependencies.filter(({ name, range, kind }) => {
      if (name !== asked.name) return false;
      if (kind === 'peer' || kind === 'optional-peer') return true;
      const requested = requestedBy(range);
      return (
        requested.type === 'tag' || (requested.type === 'range' && parsed !== null && requested.range.test(parsed))
      );
    });
    if (ranges.length === 0) this.gaps.unprovable = true;
    return ranges;
  }

  private dependenciesOf({ name, version }: InstalledComponent): readonly PublishedDependency[] | null {
    const releases = this.question.published.find(name);
    if (releases === undefined) {
      this.gaps.needed.add(name);
      return null;
    }
    const dependencies = releases?.find(version)?.dependencies ?? null;
    if (dependencies === null) this.gaps.missing.add(name);
    return dependencies;
  }
}
