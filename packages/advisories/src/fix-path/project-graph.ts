import semver, { type SemVer } from 'semver';

/** A package that the project has, as far as a fix depends on it. */
export interface InstalledComponent {
  purl: string;
  packagePurl: string;
  name: string;
  version: string;
  direct: boolean;
  bundled: boolean;
  /** The shortest chain of `name@version` from the project to it, itself last; empty without a graph. */
  path: readonly string[];
  /** Purls. */
  requires: readonly string[];
}

/** The npm components of a project and who asks for whom. */
export class ProjectGraph {
  readonly direct: readonly InstalledComponent[];
  private readonly byPurl: ReadonlyMap<string, InstalledComponent>;
  private readonly byName = new Map<string, InstalledComponent[]>();
  private readonly required = new Map<InstalledComponent, readonly InstalledComponent[]>();
  private readonly askers = new Map<InstalledComponent, InstalledComponent[]>();
  private readonly labels: ReadonlySet<string>;
  private readonly parsed = new Map<InstalledComponent, SemVer | null>();

  constructor(components: readonly InstalledComponent[]) {
    this.direct = components.filter(({ direct }) => direct);
    this.byPurl = new Map(components.map((component) => [component.purl, component]));
    this.labels = new Set(components.map(({ name, version }) => `${name}@${version}`));
    for (const component of components) {
      push(this.byName, component.name, component);
      const required = component.requires.flatMap((purl) => this.byPurl.get(purl) ?? []);
      this.required.set(component, required);
      for (const asked of required) push(this.askers, asked, component);
    }
  }

  find(purl: string): InstalledComponent | undefined {
    return this.byPurl.get(purl);
  }

  named(name: string): readonly InstalledComponent[] {
    return this.byName.get(name) ?? [];
  }

  requiredBy(component: InstalledComponent): readonly InstalledComponent[] {
    return this.required.get(component) ?? [];
  }

  askersOf(component: InstalledComponent): readonly InstalledComponent[] {
    return this.askers.get(component) ?? [];
  }

  /** Whether something asks for it that is no component: a dependency from git or a file, of which nothing is known. */
  isAskedForFromElsewhere(component: InstalledComponent): boolean {
    if (component.direct) return false;
    const before = component.path.at(-2);
    return this.askersOf(component).length === 0 || (before !== undefined && !this.labels.has(before));
  }

  parsedVersion(component: InstalledComponent): SemVer | null {
    const before = this.parsed.get(component);
    if (before !== undefined) return before;
    const parsed = semver.parse(component.version, { loose: true });
    this.parsed.set(component, parsed);
    return parsed;
  }
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
