import { setImmediate as nextTurn } from 'node:timers/promises';
import { type PlannedFix, ProjectGraph, planFix } from '@red-tortoise/advisories';
import { ComponentModel, type FindingDocument, type FindingFix, FindingModel } from '@red-tortoise/documents';
import { npmPurl } from '@red-tortoise/manifests';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';
import { currentImportId } from '../projects/current-import-id.js';
import { StoredRegistry } from './plan-fixes-registry.js';
import { wantMissing } from './plan-fixes-wanted.js';
import { summariseFindings } from './summarise-findings.js';

/** How long planning may keep other work of the process waiting, in milliseconds. */
const longestTurn = 40;
/** Each round walks one level deeper; what is not known then never ends. */
const mostRounds = 100;

type OpenFinding = Pick<FindingDocument, '_id' | 'purl' | 'packagePurl' | 'names' | 'ecosystem' | 'fix'>;

/**
 * Plans a fix for each open finding of a project from what is stored, and keeps it with the finding. Packages that a plan
 * misses are looked up, after which the project is planned anew. Runs beside imports: what was planned for another import
 * than the current one is dropped, since that import has asked for its own.
 */
export async function planFixes(context: DomainContext, projectId: string, signal?: AbortSignal): Promise<void> {
  const importId = await currentImportId(projectId);
  if (importId === null) return;
  const startedAt = new Date();
  const findings = await FindingModel.find({ projectId, state: 'open' })
    .select({ purl: 1, packagePurl: 1, names: 1, ecosystem: 1, fix: 1 })
    .lean<OpenFinding[]>();
  if (findings.length === 0) return;
  const registry = new StoredRegistry();
  const plans = await planAll(await loadGraph(importId), findings, registry, signal);
  await context.queue.withLock(`project:${projectId}`, async () => {
    if ((await currentImportId(projectId)) === importId) await keepPlans(findings, plans, startedAt);
  });
  await summariseFindings(projectId);
  await wantMissing(context, projectId, { plans: [...plans.values()], stale: registry.stale, plannedAt: startedAt });
}

async function loadGraph(importId: string): Promise<ProjectGraph> {
  const components = await ComponentModel.find({ importId, ecosystem: 'npm' })
    .select({ _id: 0, purl: 1, packagePurl: 1, name: 1, version: 1, direct: 1, bundled: 1, path: 1, requires: 1 })
    .lean();
  return new ProjectGraph(components);
}

type Plans = Map<OpenFinding, PlannedFix>;

async function planAll(
  graph: ProjectGraph,
  findings: readonly OpenFinding[],
  registry: StoredRegistry,
  signal?: AbortSignal,
): Promise<Plans> {
  const plans: Plans = new Map();
  let turn = performance.now();
  for (let round = 0; round < mostRounds && plans.size < findings.length; round++) {
    const needs = new Set<string>();
    for (const finding of findings) {
      if (plans.has(finding)) continue;
      const answer = planOne(graph, finding, registry);
      if ('needs' in answer) for (const name of answer.needs) needs.add(name);
      else plans.set(finding, answer);
      if (performance.now() - turn < longestTurn) continue;
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    }
    await registry.load(withInstalled(needs, graph, round));
  }
  return plans;
}

/** The needed ones and what they have installed below them, as many levels as rounds were: a deep walk takes few reads. */
function withInstalled(needs: ReadonlySet<string>, graph: ProjectGraph, levels: number): string[] {
  const names = new Set(needs);
  let level = new Set(needs);
  for (let depth = 0; depth < levels && level.size > 0; depth++) {
    const below = [...level].flatMap((name) => graph.named(name)).flatMap((component) => graph.requiredBy(component));
    level = new Set(below.map(({ name }) => name).filter((name) => !names.has(name)));
    for (const name of level) names.add(name);
  }
  return [...names];
}

function planOne(
  graph: ProjectGraph,
  { purl, packagePurl, names }: OpenFinding,
  { published, standings }: StoredRegistry,
): PlannedFix | { needs: string[] } {
  const vulnerable = graph.find(purl);
  // Other ecosystems have no graph of ranges here yet.
  if (!vulnerable) return { state: 'not-enough-data', steps: [], blockedBy: null, missing: [packagePurl] };
  const group = new Set(names);
  const answer = planFix({
    graph,
    vulnerable,
    published,
    isAffected: (version) => standings.isAffectedBy(group, vulnerable.name, version),
    standingOf: (name, version) => standings.standingOf(name, version),
  });
  return 'needs' in answer ? answer : { ...answer, missing: answer.missing.map((name) => npmPurl(name)) };
}

async function keepPlans(findings: readonly OpenFinding[], plans: Plans, computedAt: Date): Promise<void> {
  const changed = findings.flatMap((finding) => {
    const plan = plans.get(finding);
    return plan && says(plan) !== (finding.fix && says(finding.fix)) ? [{ _id: finding._id, plan }] : [];
  });
  for (const batch of inBatches(changed, 500)) {
    await FindingModel.collection.bulkWrite(
      batch.map(({ _id, plan }) => ({
        updateOne: {
          filter: { _id: _id as never, state: 'open' },
          update: { $set: { fix: { ...plan, computedAt } satisfies FindingFix } },
        },
      })),
      { ordered: false },
    );
  }
}

function says({ state, steps, blockedBy, missing }: PlannedFix): string {
  const walked = steps.map(({ kind, packagePurl, from, to, level }) => [kind, packagePurl, from, to, level]);
  return JSON.stringify([state, walked, blockedBy?.packagePurl, missing]);
}
