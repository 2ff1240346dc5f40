import type { Change } from './find-change.js';
import { targetsOf } from './judge-release.js';
import type { InstalledComponent } from './project-graph.js';
import type { Release } from './release.js';
import { requestedBy } from './requested.js';
import type { Walk } from './walk.js';

/** What a range comes to when its package is refreshed; null before it: the range is a newcomer's. */
export interface Resolved {
  before: InstalledComponent | null;
  release: Release;
}
export type Proof = { holds: true; resolved: Resolved[] } | { holds: false };

const mostRepairs = 20;

/**
 * Walks the project as it is after a change, the least favourable way: whatever the change does not touch stays as it is
 * locked, and what a new release asks for may be npm's pick as well as any installed version that its range admits.
 * The vulnerable component must be in no such project, nor may anything bad come in. Where an installed version might
 * be kept that leads back to it, the change is completed by refreshing that one too.
 */
export function proveChange(walk: Walk, change: Change): Proof {
  for (let repairs = 0; repairs <= mostRepairs; repairs += 1) {
    const project = new ChangedProject(walk, change);
    const kept = project.walk();
    if (kept === null) return { holds: true, resolved: project.resolved };
    if (kept === 'no-proof' || change.refreshes.has(kept.name)) break;
    change.refreshes.add(kept.name);
    change.removed.add(kept);
  }
  return { holds: false };
}

type Node = InstalledComponent | Release;
interface Step {
  node: Node;
  inBundle: boolean;
  /** What was kept as it is installed on the way here, though it need not be. */
  kept: InstalledComponent | null;
}
const mostVisits = 20_000;

class ChangedProject {
  readonly resolved: Resolved[] = [];
  private readonly reached = new Set<Node>();
  private readonly inBundles = new Set<Node>();
  private readonly waiting: Step[] = [];
  private failure: InstalledComponent | 'no-proof' | null = null;

  constructor(
    private readonly shared: Walk,
    private readonly change: Change,
  ) {}

  /** Null: nothing bad is left. Else what to refresh as well, or that there is no proof. */
  walk(): InstalledComponent | 'no-proof' | null {
    for (const component of this.shared.question.graph.direct) this.reachDirect(component);
    for (let step = this.waiting.pop(); step !== undefined && this.failure === null; step = this.waiting.pop()) {
      if (this.reached.size + this.inBundles.size > mostVisits) return 'no-proof';
      if ('purl' in step.node) this.leaveInstalled(step.node, step);
      else this.leaveRelease(step.node, step);
    }
    return this.failure;
  }

  /** The project's own range is not in the graph: where a refresh meets it, it may be any of those that npm writes. */
  private reachDirect(component: InstalledComponent): void {
    const { change } = this;
    const upgrade = change.upgrades.get(component);
    if (upgrade) this.reach(upgrade, { kept: null });
    else this.reach(component, { kept: null });
    if (!change.refreshes.has(component.name)) return;
    const version = upgrade?.version ?? component.version;
    const forms = upgrade ? [`^${version}`] : [`~${version}`, `^${version}`, `>=${version}`];
    for (const range of forms) {
      this.reachRange({ name: component.name, range, kind: 'optional' }, { kept: null, before: component });
    }
  }

  private leaveInstalled(component: InstalledComponent, { kept }: Step): void {
    const { graph } = this.shared.question;
    for (const required of graph.requiredBy(component)) {
      const isRefreshed = this.change.refreshes.has(required.name);
      const upgrade = this.change.upgrades.get(required);
      if (isRefreshed || upgrade) this.leaveForChanged(component, required, { kept });
      else this.reach(required, { kept });
    }
  }

  /** Along the ranges of a component that stays, to what is resolved anew or was upgraded beside it. */
  private leaveForChanged(
    component: InstalledComponent,
    required: InstalledComponent,
    from: { kept: InstalledComponent | null },
  ) {
    const upgrade = this.change.upgrades.get(required);
    for (const dependency of this.shared.rangesBetween(component, required)) {
      const { kind } = dependency;
      if (kind === 'optional-peer' || (kind === 'peer' && upgrade)) continue;
      if (kind === 'bundled' || required.bundled || component.bundled) this.reach(required, from);
      else if (this.change.refreshes.has(required.name)) this.reachRange(dependency, { ...from, before: required });
      else this.reach(required, { kept: required });
    }
  }

  private leaveRelease(release: Release, { inBundle, kept }: Step): void {
    if (release.dependencies === null) this.shared.gaps.missing.add(release.name);
    for (const dependency of release.dependencies ?? []) {
      if (dependency.kind === 'optional-peer') continue;
      const isBundled = inBundle || dependency.kind === 'bundled';
      this.reachRange(dependency, { kept, inBundle: isBundled });
      if (!isBundled && !this.change.refreshes.has(dependency.name)) this.reachInstalled(dependency);
    }
  }

  /** A package manager keeps what is installed wherever a new range admits it. */
  private reachInstalled({ name, range }: { name: string; range: string }): void {
    const requested = requestedBy(range);
    if (requested.type !== 'range') return;
    const { graph, isAffected, vulnerable } = this.shared.question;
    for (const component of graph.named(name)) {
      const parsed = graph.parsedVersion(component);
      if (parsed === null || !requested.range.test(parsed)) continue;
      if (name === vulnerable.name && isAffected(component.version)) this.fail(component);
      else this.reach(component, { kept: component });
    }
  }

  private reachRange(
    dependency: Parameters<typeof targetsOf>[0],
    from: { kept: InstalledComponent | null; inBundle?: boolean; before?: InstalledComponent },
  ): void {
    const { gaps, question } = this.shared;
    const { name } = dependency;
    const targets = targetsOf(dependency, from.inBundle ?? false, question.published);
    if (targets === 'needed' || targets === 'missing') gaps[targets].add(name);
    else if (targets === 'unprovable' || targets === 'uninstallable') this.fail('no-proof');
    else {
      for (const release of targets) {
        if (this.change.refreshes.has(name)) {
          this.resolved.push({ before: from.before ?? null, release });
        }
        this.reach(release, { ...from, isExcused: this.staysAnothersFinding(from.before, release) });
      }
    }
  }

  /** Where another affected version was there before, the range may come to one again: it is no worse than before. */
  private staysAnothersFinding(before: InstalledComponent | undefined, { version }: Release): boolean {
    const { vulnerable, isAffected } = this.shared.question;
    if (before === undefined || before === vulnerable || before.name !== vulnerable.name) return false;
    return isAffected(before.version) && version !== vulnerable.version;
  }

  private reach(
    node: Node,
    { kept, inBundle = false, isExcused = false }: Pick<Step, 'kept'> & { inBundle?: boolean; isExcused?: boolean },
  ): void {
    const isBad = 'purl' in node ? node === this.shared.question.vulnerable : this.shared.isBad(node);
    if (isBad && !isExcused) this.fail(kept ?? 'no-proof');
    const seen = inBundle ? this.inBundles : this.reached;
    if (seen.has(node)) return;
    seen.add(node);
    this.waiting.push({ node, inBundle, kept });
  }

  private fail(reason: InstalledComponent | 'no-proof'): void {
    this.failure ??= reason;
  }
}
