import { compareBuild, satisfies } from 'semver';
import { type PlannedFix, planFix } from '../fix-path/plan-fix.js';
import { type InstalledComponent, ProjectGraph } from '../fix-path/project-graph.js';
import type { PublishedDependency, PublishedPackage } from '../fix-path/published-package.js';
import { PublishedPackages } from '../fix-path/published-packages.js';

type Kind = PublishedDependency['kind'];
/** By name and version; each version says what it asks for. A range may begin with its kind: `peer ^1.0.0`. */
export type SmallRegistry = Record<string, Record<string, Record<string, string> | null>>;
export interface SmallProject {
  direct: string[];
  /** By the label of the asker, `name@version`. */
  requires?: Record<string, string[]>;
  bundled?: string[];
}
export interface Marks {
  deprecated?: string[];
  unpublished?: string[];
  tags?: Record<string, Record<string, string>>;
}

const kinds = ['optional', 'bundled', 'peer', 'optional-peer'] as const;

export function publishedPackage(name: string, registry: SmallRegistry, marks: Marks = {}): PublishedPackage | null {
  const versions = Object.entries(registry[name] ?? {});
  if (versions.length === 0) return null;
  const isMarked = (list: string[] | undefined, version: string) => list?.includes(`${name}@${version}`) ?? false;
  const highest = versions
    .map(([version]) => version)
    .filter((version) => !version.includes('-'))
    .sort(compareBuild)
    .at(-1);
  return {
    distTags: marks.tags?.[name] ?? (highest === undefined ? {} : { latest: highest }),
    versions: versions.map(([version, dependencies]) => ({
      version,
      dependencies: dependencies && Object.entries(dependencies).map(([asked, text]) => dependency(asked, text)),
      isDeprecated: isMarked(marks.deprecated, version),
      isUnpublished: isMarked(marks.unpublished, version),
    })),
  };
}

function dependency(name: string, text: string): PublishedDependency {
  const kind: Kind = kinds.find((word) => text.startsWith(`${word} `)) ?? 'required';
  return { name, range: kind === 'required' ? text : text.slice(kind.length + 1), kind };
}

export function componentsOf({ direct, requires = {}, bundled = [] }: SmallProject): InstalledComponent[] {
  const labels = new Set([...direct, ...Object.keys(requires), ...Object.values(requires).flat()]);
  return [...labels].map((label) => {
    const at = label.lastIndexOf('@');
    const [name, version] = [label.slice(0, at), label.slice(at + 1)];
    return {
      purl: `pkg:npm/${label}`,
      packagePurl: `pkg:npm/${name}`,
      name,
      version,
      direct: direct.includes(label),
      bundled: bundled.includes(label),
      path: [label],
      requires: (requires[label] ?? []).map((required) => `pkg:npm/${required}`),
    };
  });
}

export interface Plan extends Marks {
  registry: SmallRegistry;
  project: SmallProject;
  /** The component, as `name@version`. */
  vulnerable: string;
  /** The range of versions that are affected. */
  affected: string;
  /** Labels of releases that other advisories affect, or that are attacks. */
  vulnerableToo?: string[];
  malicious?: string[];
}

/** Plans as the caller of `planFix` does: loads what is needed, and asks again. */
export function plan(given: Plan): PlannedFix {
  const graph = new ProjectGraph(componentsOf(given.project));
  const published = new PublishedPackages();
  const vulnerable = graph.find(`pkg:npm/${given.vulnerable}`);
  if (!vulnerable) throw new Error(`${given.vulnerable} is not in the project`);
  for (let round = 0; round < 1_000; round++) {
    const answer = planFix({
      graph,
      vulnerable,
      published,
      isAffected: (version) => satisfies(version, given.affected, { includePrerelease: true }),
      standingOf(name, version) {
        if (given.malicious?.includes(`${name}@${version}`)) return 'malicious';
        return given.vulnerableToo?.includes(`${name}@${version}`) ? 'vulnerable' : 'clean';
      },
    });
    if (!('needs' in answer)) return answer;
    for (const name of answer.needs) {
      if (published.find(name) !== undefined) throw new Error(`${name} is asked for again`);
      published.add(name, publishedPackage(name, given.registry, given));
    }
  }
  throw new Error('there is no end of what is needed');
}

/** A plan in short: `upgrade a 1.0.0 → 1.0.1 (patch)`, or its state. */
export function told(fix: PlannedFix): string[] {
  if (fix.state === 'blocked') return [`blocked by ${fix.blockedBy?.name}`];
  if (fix.steps.length === 0) return [fix.state, ...fix.missing];
  return fix.steps.map(({ kind, name, from, to, level }) => `${kind} ${name} ${from} → ${to} (${level})`);
}
