import { type AdvisoryIndex, matchComponents, type Standing } from '@red-tortoise/advisories';
import { loadAdvisories, type StoredAdvisory } from '../advisories/load-advisories.js';
import { npmNameOf } from './plan-fixes-names.js';

/** What all advisories say of versions of npm's packages, judged once for each version. */
export class StandingIndex {
  /** Of the packages that any advisory is about; all others are clean. */
  private readonly indexes = new Map<string, { index: AdvisoryIndex; byId: ReadonlyMap<string, StoredAdvisory> }>();
  private readonly known = new Map<string, readonly StoredAdvisory[]>();

  async load(packagePurls: readonly string[]): Promise<void> {
    const { index, byId } = await loadAdvisories(packagePurls);
    if (byId.size === 0) return;
    for (const purl of new Set([...byId.values()].flatMap((advisory) => advisory.packagePurls))) {
      const name = npmNameOf(purl);
      if (name !== null && packagePurls.includes(purl)) this.indexes.set(name, { index, byId });
    }
  }

  standingOf(name: string, version: string): Standing {
    const affecting = this.affecting(name, version);
    if (affecting.length === 0) return 'clean';
    return affecting.some(({ malicious }) => malicious) ? 'malicious' : 'vulnerable';
  }

  /** Whether anything that goes by one of these names affects the version. */
  isAffectedBy(names: ReadonlySet<string>, name: string, version: string): boolean {
    return this.affecting(name, version).some((advisory) => advisory.names.some((known) => names.has(known)));
  }

  /** An advisory that cannot be judged counts as one that affects: nothing is proven past it. */
  private affecting(name: string, version: string): readonly StoredAdvisory[] {
    const loaded = this.indexes.get(name);
    if (!loaded) return [];
    const key = `${name}@${version}`;
    const before = this.known.get(key);
    if (before) return before;
    const { matches, notJudged } = matchComponents(loaded.index, [{ ecosystem: 'npm', name, version }]);
    const affecting = [...matches, ...notJudged].flatMap(({ advisory }) => loaded.byId.get(advisory.id) ?? []);
    this.known.set(key, affecting);
    return affecting;
  }
}
