import type { InstalledComponent } from './project-graph.js';
import type { PublishedDependency } from './published-package.js';
import type { Release } from './release.js';
import { type Requested, requestedBy } from './requested.js';
import { upgradeCandidates } from './upgrade-candidates.js';
import type { Walk } from './walk.js';

/** What a project would have to do. Whether it removes the vulnerable version is for `proveChange` to say. */
export interface Change {
  /** Direct dependencies and the release that each moves to. */
  upgrades: Map<InstalledComponent, Release>;
  /** Names of packages that are resolved anew within the ranges that ask for them. */
  refreshes: Set<string>;
  /** The vulnerable component, and all that have to move since they hold it. */
  removed: Set<InstalledComponent>;
}

/** The way up from the vulnerable component, itself first, to a direct dependency that no release of which helps. */
export type BlockedWay = readonly InstalledComponent[];

export type FoundChange = { change: Change; blocked: null } | { blocked: BlockedWay; isDoubtful: boolean };

/** A longer way, or more to remove, is a walk without end. */
const longestWay = 300;
const mostRemoved = 5_000;

/**
 * Looks for the least change, from the vulnerable component upward: whoever asks for it stays if its range admits a good
 * release, and has to move otherwise; a direct dependency may move freely. Gaps of the walk tell what could not be seen.
 * A blocked way is doubtful where something below it might have helped, but could not be proven to.
 */
export function findChange(walk: Walk): FoundChange {
  const search = new Search(walk);
  search.remove([walk.question.vulnerable]);
  const { blocked, change, isDoubtful } = search;
  return blocked ? { blocked, isDoubtful } : { blocked, change };
}

class Search {
  readonly change: Change = { upgrades: new Map(), refreshes: new Set(), removed: new Set() };
  blocked: BlockedWay | null = null;
  isDoubtful = false;

  constructor(private readonly walk: Walk) {}

  /** @param way up to the component that has to go */
  remove(way: BlockedWay): void {
    const component = way.at(-1) as InstalledComponent;
    const { removed } = this.change;
    if (removed.has(component)) return;
    removed.add(component);
    const { graph } = this.walk.question;
    const isEndless = way.length > longestWay || removed.size > mostRemoved;
    if (isEndless || graph.isAskedForFromElsewhere(component)) this.walk.gaps.unprovable = true;
    if (isEndless) return;
    if (component.direct) this.upgrade(component, way);
    for (const asker of graph.askersOf(component)) {
      if (this.blocked) return;
      this.freeFrom(component, asker, way);
    }
  }

  private freeFrom(component: InstalledComponent, asker: InstalledComponent, way: BlockedWay): void {
    const ranges = this.walk.rangesBetween(asker, component).filter(({ kind }) => bringsIn(kind, component));
    for (const range of ranges) {
      const verdict = this.judgeRefresh(component, asker, range);
      if (verdict === 'unknown') return;
      if (verdict === 'clean') this.change.refreshes.add(component.name);
      else {
        if (verdict === 'unprovable') this.isDoubtful = true;
        this.remove([...way, asker]);
        return;
      }
    }
  }

  /** Whether npm's pick for the range is a good one. Never a lower one: that is no fix that anybody asked for. */
  private judgeRefresh(component: InstalledComponent, asker: InstalledComponent, { range, kind }: PublishedDependency) {
    if (component.bundled || asker.bundled || kind === 'bundled') return 'bad';
    const { graph, published } = this.walk.question;
    const releases = published.find(component.name);
    if (releases === undefined) return this.lacks('needed', component);
    if (releases === null) return this.lacks('missing', component);
    const picked = releases.pick(range);
    const installed = graph.parsedVersion(component);
    if (picked === null || installed === null || picked.parsed.compare(installed) <= 0) return 'bad';
    return this.walk.judge(picked);
  }

  private upgrade(component: InstalledComponent, way: BlockedWay): void {
    const { gaps, question } = this.walk;
    const releases = question.published.find(component.name);
    if (!releases) {
      this.lacks(releases === undefined ? 'needed' : 'missing', component);
      return;
    }
    const rejects = this.peersOf(component);
    let unprovable = false;
    let held: InstalledComponent | undefined;
    for (const candidate of upgradeCandidates(component, releases, question)) {
      const rejecting = rejects(candidate);
      if (rejecting && !this.walk.isBad(candidate)) held ??= rejecting;
      if (rejecting || !this.acceptsNeighbours(candidate)) continue;
      const verdict = this.walk.judge(candidate);
      if (verdict === 'clean') this.change.upgrades.set(component, candidate);
      if (verdict === 'clean' || verdict === 'unknown') return;
      unprovable ||= verdict === 'unprovable';
    }
    if (unprovable) gaps.unprovable = true;
    else this.blocked = held ? [...way, held] : way;
  }

  /** What stays beside a direct dependency and has it as its peer must accept the release that it moves to. */
  private peersOf(component: InstalledComponent): (release: Release) => InstalledComponent | undefined {
    const { graph } = this.walk.question;
    const installed = graph.parsedVersion(component);
    const peers = graph
      .askersOf(component)
      .filter((asker) => !this.change.removed.has(asker))
      .flatMap((asker) => this.walk.rangesBetween(asker, component).map((dependency) => ({ asker, ...dependency })))
      .filter(({ kind }) => kind === 'peer' || kind === 'optional-peer')
      .map(({ asker, range }) => ({ asker, requested: requestedBy(range) }));
    const accepts = (requested: Requested, version: Release['parsed'] | null) =>
      requested.type !== 'range' || (version !== null && requested.range.test(version));
    // A peer that is ignored today will be tomorrow.
    const kept = peers.filter(({ requested }) => accepts(requested, installed));
    return ({ parsed }) => kept.find(({ requested }) => !accepts(requested, parsed))?.asker;
  }

  /** And the release must accept, as its peers, what the project has beside it. */
  private acceptsNeighbours({ dependencies }: Release): boolean {
    const { graph } = this.walk.question;
    return (dependencies ?? []).every(({ name, range, kind }) => {
      if (kind !== 'peer' && kind !== 'optional-peer') return true;
      const neighbours = graph.named(name).filter(({ direct }) => direct);
      const requested = requestedBy(range);
      if (neighbours.length === 0 || requested.type !== 'range') return true;
      return neighbours.some((neighbour) => {
        const version = this.change.upgrades.get(neighbour)?.parsed ?? graph.parsedVersion(neighbour);
        return version !== null && requested.range.test(version);
      });
    });
  }

  private lacks(what: 'needed' | 'missing', { name }: InstalledComponent): 'unknown' {
    this.walk.gaps[what].add(name);
    return 'unknown';
  }
}

/** A peer of a direct dependency does not bring it in: it accepts the release that the project moves to. */
function bringsIn(kind: PublishedDependency['kind'], { direct }: InstalledComponent): boolean {
  return kind !== 'optional-peer' && !(kind === 'peer' && direct);
}
