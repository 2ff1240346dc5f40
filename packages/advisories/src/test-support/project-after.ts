import type { FixStep } from '@red-tortoise/contracts';
import pickManifest from 'npm-pick-manifest';
import { satisfies } from 'semver';
import { componentsOf, type Plan, publishedPackage } from './small-registry.js';

/**
 * The labels of all that a project holds after the steps, installed anew with npm's own picking. Wherever a package manager
 * is free (to keep what is installed, to share a copy, to take the version that a bundle happens to have), the choices
 * decide, over and over.
 */
export function projectAfter(given: Plan, steps: readonly FixStep[], choices: readonly number[]): Set<string> {
  const install = new Install(given, steps, choices);
  return install.run();
}

interface Copy {
  label: string;
  isNew: boolean;
}
const kept = (label: string): Copy => ({ label, isNew: false });
const added = (label: string): Copy => ({ label, isNew: true });

class Install {
  private readonly before: Set<string>;
  private readonly upgrades: Map<string, string>;
  private readonly refreshed: Set<string>;
  /** Copies that were there before are held by their locks; new ones, even of the same version, are not. */
  private readonly reached = { before: new Set<string>(), after: new Set<string>() };
  private turn = 0;

  constructor(
    private readonly given: Plan,
    steps: readonly FixStep[],
    private readonly choices: readonly number[],
  ) {
    this.before = new Set(componentsOf(given.project).map(({ name, version }) => `${name}@${version}`));
    const upgrades = steps.filter(({ kind }) => kind === 'upgrade');
    this.upgrades = new Map(upgrades.map(({ name, from, to }) => [`${name}@${from}`, `${name}@${to}`]));
    this.refreshed = new Set(steps.filter(({ kind }) => kind === 'refresh').map(({ name }) => name));
  }

  run(): Set<string> {
    const waiting = this.given.project.direct.map((label) => this.direct(label));
    for (let copy = waiting.pop(); copy !== undefined; copy = waiting.pop()) {
      const reached = copy.isNew ? this.reached.after : this.reached.before;
      if (reached.has(copy.label)) continue;
      reached.add(copy.label);
      waiting.push(...this.requiredBy(copy));
    }
    return new Set([...this.reached.before, ...this.reached.after]);
  }

  private direct(label: string): Copy {
    const upgraded = this.upgrades.get(label);
    const [name, version] = (upgraded ?? label).split('@') as [string, string];
    if (!this.refreshed.has(name)) return upgraded ? added(upgraded) : kept(label);
    const ranges = upgraded ? [version, `^${version}`] : [version, `~${version}`, `^${version}`, `>=${version}`];
    const picked = this.pick(name, this.oneOf(ranges));
    return picked === label ? kept(label) : added(picked ?? label);
  }

  private requiredBy({ label, isNew }: Copy): Copy[] {
    const [asker, version] = label.split('@') as [string, string];
    const asked = Object.entries(this.given.registry[asker]?.[version] ?? {});
    return asked.flatMap(([name, text]) => {
      const [, kind, range] = /^(?:(optional-peer|optional|peer|bundled) )?(.*)$/.exec(text) as unknown as string[];
      if (kind === 'optional-peer') return [];
      const locked = this.given.project.requires?.[label]?.find((target) => target.startsWith(`${name}@`));
      return this.resolve(name, range as string, kind, isNew ? undefined : locked);
    });
  }

  private resolve(name: string, range: string, kind: string | undefined, locked: string | undefined): Copy[] {
    if (kind === 'bundled') return locked ? [kept(locked)] : this.some(this.admitted(name, range).map(added));
    const picked = this.pick(name, range);
    const anew = picked === null ? [] : [added(picked)];
    const installed = [...this.before].filter((label) => this.accepts(label, name, range)).map(kept);
    const ofProject = this.given.project.direct
      .map((label) => this.upgrades.get(label))
      .filter((label) => label !== undefined && this.accepts(label, name, range))
      .map((label) => added(label as string));
    if (this.refreshed.has(name)) return this.some([...anew, ...ofProject]);
    const upgraded = locked && this.upgrades.get(locked);
    if (upgraded) return kind === 'peer' ? [added(upgraded)] : this.some([kept(locked), ...anew, ...ofProject]);
    return locked ? [kept(locked)] : this.some([...anew, ...ofProject, ...installed]);
  }

  private accepts(label: string, name: string, range: string): boolean {
    return label.startsWith(`${name}@`) && satisfies(label.slice(name.length + 1), range);
  }

  private admitted(name: string, range: string): string[] {
    const published = Object.keys(this.given.registry[name] ?? {}).map((version) => `${name}@${version}`);
    if (range === 'latest') return [this.pick(name, range)].filter((label) => label !== null);
    return published.filter((label) => this.accepts(label, name, range));
  }

  private pick(name: string, range: string): string | null {
    const { distTags, versions } = publishedPackage(name, this.given.registry, this.given) ?? {
      distTags: {},
      versions: [],
    };
    const manifests = versions.map(({ version, isDeprecated }) => [
      version,
      { name, version, ...(isDeprecated ? { deprecated: 'old' } : {}) },
    ]);
    try {
      return `${name}@${pickManifest({ name, 'dist-tags': distTags, versions: Object.fromEntries(manifests) }, range).version}`;
    } catch {
      return null;
    }
  }

  private some(copies: readonly Copy[]): Copy[] {
    return copies.length > 0 ? [this.oneOf(copies)] : [];
  }

  private oneOf<T>(items: readonly T[]): T {
    const choice = this.choices[this.turn++ % this.choices.length] as number;
    return items[choice % items.length] as T;
  }
}
